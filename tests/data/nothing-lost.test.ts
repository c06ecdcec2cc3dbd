import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { beginTalks } from '#tests/support/talks/state.ts'
import { verbs } from '#tests/support/talks/verbs.ts'

openTestDatabase()

const acts = fc.array(fc.record({ verb: fc.constantFrom(...Object.keys(verbs)), pick: fc.nat(2 ** 16) }), {
  minLength: 4,
  maxLength: 16,
})

// 50 sequences on each database in `npm test`; `npm run test:deep` draws for five minutes, which are more than 1,000.
const LONGEST = 300_000

test('whatever a pair does, each point and action is closed by someone or seen once by those it belongs to', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const state = await beginTalks()
      for (const { verb, pick } of sequence) {
        await verbs[verb]?.(state, pick)
        expect(await state.whatIsWrong(), `after “${verb}”`).toEqual([])
      }
    }),
    { numRuns: cases(50), interruptAfterTimeLimit: LONGEST },
  )
})
