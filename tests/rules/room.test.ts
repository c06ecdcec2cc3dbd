import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeRoom, type Place } from '#server/room.ts'

test('bodies never take more than there is room for, and those arriving longest give way first', () => {
  const take = fc.record({
    kind: fc.constant('take' as const),
    who: fc.nat(9),
    bytes: fc.integer({ min: 1, max: 60 }),
  })
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('enter' as const) }) },
    { weight: 6, arbitrary: take },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('settle' as const, 'leave' as const), who: fc.nat(9) }),
    },
  )
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const room = makeRoom(100)
      const guests: { place: Place; bytes: number; isArriving: boolean }[] = []
      for (const each of steps) {
        if (each.kind === 'enter') {
          const guest = { bytes: 0, isArriving: true } as (typeof guests)[number]
          guest.place = room.enter(() => {
            expect(guest.isArriving).toBe(true)
            const older = guests.slice(0, guests.indexOf(guest))
            expect(older.filter(({ isArriving }) => isArriving)).toEqual([])
            Object.assign(guest, { bytes: 0, isArriving: false })
          })
          guests.push(guest)
          continue
        }
        const guest = guests[each.who]
        if (!guest?.isArriving) continue
        if (each.kind === 'take') {
          guest.bytes = each.bytes
          guest.place.take(each.bytes)
        } else {
          guest.place[each.kind]()
          guest.isArriving = false
          if (each.kind === 'leave') guest.bytes = 0
        }
        const sum = guests.reduce((all, { bytes }) => all + bytes, 0)
        const arriving = guests.some(({ isArriving, bytes }) => isArriving && bytes > 0)
        if (arriving) expect(sum).toBeLessThanOrEqual(100)
      }
    }),
  )
})
