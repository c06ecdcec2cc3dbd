import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { draftsFor, listDrafts } from '#lib/record/drafts/reads.ts'
import { letGoDraft } from '#lib/record/drafts/writes.ts'
import { at, contextOf, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { bodies, keep, opened, send } from '#tests/support/drafts.ts'
import { cases } from '#tests/support/properties.ts'
import { makePerson } from '#tests/support/world/people.ts'

openTestDatabase()

// Two devices of one person, in any order. The model knows what each page means to do, and what must still be there.
describe('in any order of keeping, sending and letting go on two devices', () => {
  /** `current` are the pages that may go on with it: which kept it last, or were opened on it since. */
  type Line = { text: string; current: Set<string> }
  type Step =
    | { do: 'open'; page: number; isNew: boolean }
    | { do: 'keep'; page: number; text: string; isLost: boolean }
    | { do: 'send' | 'let go'; page: number }

  const page = fc.nat({ max: 1 })
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('open' as const), page, isNew: fc.boolean() }),
    fc.record({
      do: fc.constant('keep' as const),
      page,
      text: fc.constantFrom('', 'one', 'two', 'three', 'four'),
      isLost: fc.boolean(),
    }),
    fc.record({ do: fc.constantFrom('send' as const, 'let go' as const), page }),
  )

  async function run(steps: Step[]) {
    const author = contextOf({ id: await makePerson('Two Devices') })
    const subject = newId()
    const lines = new Map<number, Line>()
    const pages = [0, 1].map(() => ({ opened: opened(subject), line: -1 }))
    let moment = testNow.getTime()
    let made = 0
    for (const each of steps) {
      const device = pages[each.page] as (typeof pages)[number]
      // Each step has a moment of its own, so that the newest draft is one.
      moment += 1000
      const ctx = at(author, new Date(moment))
      const own = lines.get(device.line)
      const isCurrent = own?.current.has(device.opened.pageId) === true
      if (each.do === 'open') {
        const [newest] = each.isNew ? [] : await draftsFor(ctx, subject)
        device.opened = opened(subject, newest)
        device.line = (newest && lineOf.get(newest.id)) ?? -1
        lines.get(device.line)?.current.add(device.opened.pageId)
      } else if (each.do === 'keep') {
        const before = new Set((await listDrafts(ctx)).map(({ id }) => id))
        await keep(ctx, device.opened, each.text, { isLost: each.isLost })
        const isSame = own !== undefined && !isCurrent && own.text === each.text
        if (each.text === '') {
          if (isCurrent) lines.delete(device.line)
        } else if (own && isCurrent) {
          own.text = each.text
          own.current = new Set([device.opened.pageId])
        } else if (!isSame) {
          device.line = ++made
          lines.set(device.line, { text: each.text, current: new Set([device.opened.pageId]) })
          for (const { id } of await listDrafts(ctx)) if (!before.has(id)) lineOf.set(id, device.line)
        }
      } else if (each.do === 'send') {
        await send(ctx, device.opened)
        if (isCurrent) lines.delete(device.line)
        device.opened = opened(subject)
        device.line = -1
      } else {
        const [newest] = await listDrafts(ctx)
        if (newest) {
          lines.delete(lineOf.get(newest.id) ?? -1)
          await letGoDraft(ctx, { draftId: newest.id })
        }
      }
      expect((await bodies(ctx)).sort()).toEqual([...lines.values()].map(({ text }) => text).sort())
    }
  }
  const lineOf = new Map<string, number>()

  test('no words are lost, and none come back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        lineOf.clear()
        await run(steps)
      }),
      { numRuns: cases(60) },
    )
  })
})
