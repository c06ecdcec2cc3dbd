import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions, agendaPoints } from '#db/schema/sessions.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { nextSessions } from '#lib/sessions/contacts/reads.ts'
import { getMendingForm } from '#lib/sessions/mending/reads.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { chosen, opened, send } from '#tests/support/mending.ts'
import { cases } from '#tests/support/properties.ts'
import { log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

// Sessions of one pair are logged, mended, withdrawn and put back in any order. The model knows where each point and
// action is: open, gone with a session, or in one of them by its number.

type Place = 'open' | 'gone' | number
/** A session that is put back takes what is as it left it: a point by its place, an action if nothing was done to it. */
type Thing = { kind: 'point' | 'action'; body: string; madeIn: number; place: Place; changes: number }
type Left = { thing: Thing; was: Place; place: Place; changes: number }
type Held = { id: string; isWithdrawn: boolean; left: Left[] }

type Step =
  | { do: 'log'; made: number; ticks: number; isPlanned: boolean }
  | { do: 'mend'; session: number; made: number; ticks: number }
  | { do: 'withdraw' | 'put back'; session: number }

const session = fc.nat({ max: 3 })
// Of what the form offers, each bit is a box that is turned.
const ticks = fc.nat({ max: 15 })
const made = fc.nat({ max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('log' as const), made, ticks, isPlanned: fc.boolean() }),
  fc.record({ do: fc.constant('mend' as const), session, made, ticks }),
  fc.record({ do: fc.constantFrom('withdraw' as const, 'put back' as const), session }),
)

function move(thing: Thing, place: Place): void {
  thing.place = place
  thing.changes++
}

function withdraw(held: Held, number: number, things: Thing[]): void {
  held.isWithdrawn = true
  for (const thing of things) {
    const isMade = thing.madeIn === number && (thing.place === 'open' || thing.place === number)
    if (!isMade && thing.place !== number) continue
    const was = thing.place
    move(thing, isMade ? 'gone' : 'open')
    held.left.push({ was, thing, place: thing.place, changes: thing.changes })
  }
}

function putBack(held: Held): void {
  held.isWithdrawn = false
  for (const { thing, was, place, changes } of held.left)
    if (thing.kind === 'point' ? thing.place === place : thing.changes === changes) move(thing, was)
  held.left = []
}

async function run(steps: Step[]): Promise<void> {
  const { mentor, junior, mentorshipId } = await makeWorld()
  const things: Record<'points' | 'actions', Thing[]> = { points: [], actions: [] }
  const sessions: Held[] = []
  let moment = mentor.now.getTime()
  let made = 0
  const make = (number: number, many: number, kind: 'point' | 'action') =>
    Array.from({ length: many }, () => {
      const thing: Thing = { kind, body: `${kind} ${++made}`, madeIn: number, place: 'open', changes: 0 }
      things[`${kind}s`].push(thing)
      return { body: thing.body }
    })
  for (const each of steps) {
    moment += 60_000
    const ctx = at(mentor, new Date(moment))
    if (each.do === 'log') {
      const { isPlanned } = each
      const [waiting] = await nextSessions(ctx)
      const planned = isPlanned && !waiting ? await plan(ctx, mentorshipId) : null
      const open = await listOpenActionsByMentorship(ctx, mentorshipId)
      const points = await listOpenPoints(ctx, [mentorshipId])
      const number = sessions.length
      const turned = <Row>(rows: Row[]) => rows.filter((_, place) => (each.ticks >> place) % 2 === 1)
      for (const { body } of turned(points)) move(thingOf(things.points, body), number)
      for (const { body } of turned(open)) move(thingOf(things.actions, body), number)
      const { id } = await log(ctx, mentorshipId, {
        ...(planned ? { plannedId: planned.id } : {}),
        talked: turned(points).map((point) => point.id),
        open: turned(open).map(({ id: actionId, version }) => ({ id: actionId, version, choice: 'done' })),
        points: make(number, each.made, 'point'),
        actions: make(number, each.made, 'action'),
      })
      sessions.push({ id, isWithdrawn: false, left: [] })
      continue
    }
    const held = sessions[each.session]
    if (!held || held.isWithdrawn !== (each.do === 'put back')) continue
    if (each.do === 'mend') {
      const form = await opened(ctx, held.id)
      const { openPoints } = await getMendingForm(ctx, await getSession(ctx, held.id))
      const points = [...form.talked, ...openPoints.map(({ id }) => id)]
      const bodyOf = new Map((await rows('points', mentorshipId)).map(({ id, body }) => [id, body]))
      let { talked, open } = form
      for (const [place, id] of points.entries()) {
        if ((each.ticks >> place) % 2 === 0) continue
        const isTicked = talked.includes(id)
        talked = isTicked ? talked.filter((other) => other !== id) : [...talked, id]
        move(thingOf(things.points, bodyOf.get(id)), isTicked ? 'open' : each.session)
      }
      const actionOf = new Map((await rows('actions', mentorshipId)).map(({ id, body }) => [id, body]))
      for (const [place, { id, was }] of form.open.entries()) {
        if ((each.ticks >> place) % 2 === 0) continue
        open = chosen({ ...form, open }, id, was === 'open' ? 'dropped' : 'open') as typeof open
        move(thingOf(things.actions, actionOf.get(id)), was === 'open' ? each.session : 'open')
      }
      const points2 = make(each.session, each.made, 'point')
      await send(ctx, {
        ...form,
        talked,
        open,
        points: points2,
        actions: make(each.session, each.made, 'action'),
      })
      continue
    }
    const { version } = await getSession(ctx, held.id)
    const input = { sessionId: held.id, version }
    const all = [...things.points, ...things.actions]
    if (each.do === 'withdraw') {
      await withdrawText(ctx, input, sessionToWithdraw)
      withdraw(held, each.session, all)
    } else {
      await putBackText(ctx, input, sessionToWithdraw)
      putBack(held)
    }
  }

  const inPlace = (list: Thing[], place: Place) =>
    list
      .filter((thing) => thing.place === place)
      .map(({ body }) => body)
      .sort()
  const bodies = (list: readonly { body: string }[]) => list.map(({ body }) => body).sort()
  expect(bodies(await listOpenPoints(junior, [mentorshipId]))).toEqual(inPlace(things.points, 'open'))
  expect(bodies(await listOpenActionsByMentorship(junior, mentorshipId))).toEqual(
    inPlace(things.actions, 'open'),
  )
  for (const [number, { id, isWithdrawn }] of sessions.entries()) {
    const seen = await getSession(junior, id)
    expect([number, seen.withdrawnAt !== null]).toEqual([number, isWithdrawn])
    expect([number, bodies(seen.points)]).toEqual([number, inPlace(things.points, number)])
    expect([number, bodies(seen.closed)]).toEqual([number, inPlace(things.actions, number)])
  }
  // The search knows what isn't gone, where it is.
  for (const kind of ['points', 'actions'] as const)
    for (const { id, body } of await rows(kind, mentorshipId)) {
      const { place } = thingOf(things[kind], body)
      const [document] = await db
        .select({ pageId: searchDocuments.pageId })
        .from(searchDocuments)
        .where(eq(searchDocuments.recordId, id))
      const page = kind === 'actions' ? id : typeof place === 'number' ? sessions[place]?.id : mentorshipId
      expect([body, document?.pageId]).toEqual([body, place === 'gone' ? undefined : page])
    }
}

function thingOf(things: Thing[], body: string | undefined): Thing {
  const thing = things.find((each) => each.body === body)
  if (!thing) throw new Error(`The model doesn't know ${body}.`)
  return thing
}

const rows = (kind: 'points' | 'actions', mentorshipId: string) => {
  const table = kind === 'points' ? agendaPoints : actions
  return db.select({ id: table.id, body: table.body }).from(table).where(eq(table.mentorshipId, mentorshipId))
}

const begun = { do: 'log' as const, made: 1, ticks: 0, isPlanned: false }
// What one session left open was ticked in another one, which is withdrawn too.
const tickedTwice: Step[] = [
  begun,
  { ...begun, made: 0, ticks: 15, isPlanned: true },
  { do: 'withdraw', session: 1 },
  { ...begun, ticks: 15 },
  { do: 'withdraw', session: 2 },
  { do: 'put back', session: 1 },
  { do: 'mend', session: 1, made: 1, ticks: 15 },
  { do: 'put back', session: 2 },
]

test('in any order, what is put back takes again what is as it was left, and nothing open is lost', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), run), {
    numRuns: cases(15),
    examples: [[tickedTwice]],
  })
})
