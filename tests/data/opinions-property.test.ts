import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Usefulness, usefulness } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { giveOpinionInput } from '#lib/sessions/opinions/input.ts'
import { getSummary } from '#lib/sessions/opinions/reads.ts'
import { giveOpinion } from '#lib/sessions/opinions/writes.ts'
import { contextOf, dayFrom, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { join, makePerson, pair } from '#tests/support/world/people.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

type Junior = { ctx: Ctx; mentorshipId: string }

async function someJuniors(world: World): Promise<Junior[]> {
  const juniors = [{ ctx: world.junior, mentorshipId: world.mentorshipId }]
  for (const name of ['Priya Nair', 'Noah Weiss']) {
    const id = await makePerson(name)
    await join(id, world.teamId, 'junior')
    const mentorshipId = await pair(world.teamId, world.mentor.viewer.id, id)
    juniors.push({ ctx: contextOf({ id, name }), mentorshipId })
  }
  return juniors
}

// The clock goes back, too: an answer must not slip in among those that were counted.
const answers = fc.array(
  fc.record({
    who: fc.nat(2),
    useful: fc.constantFrom<Usefulness>(...usefulness),
    minutes: fc.integer({ min: -50, max: 50 }),
  }),
  { minLength: 4, maxLength: 17 },
)

test('for any answers of several juniors, in any order, the summary is one of the full fives only', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async (given) => {
      const world = await makeWorld()
      const juniors = await someJuniors(world)
      for (const [place, { who, useful, minutes }] of given.entries()) {
        const { ctx, mentorshipId } = juniors[who] as Junior
        const sessionId = await makeHeldSession(world, dayFrom(testNow, -place), [], {
          juniorId: ctx.viewer.id,
          mentorshipId,
        })
        const now = new Date(testNow.getTime() + minutes * 60_000)
        const { from: _page, ...input } = giveOpinionInput.parse({ formId: newId(), sessionId, useful })
        await giveOpinion({ ...ctx, now }, input)
        const all = given.slice(0, place + 1)
        const five = all.slice(0, all.length - (all.length % 5)).slice(-5)
        const counted = Object.fromEntries(
          usefulness.map((answer) => [answer, five.filter((each) => each.useful === answer).length]),
        )
        expect(await getSummary(world.mentor)).toEqual(five.length === 5 ? counted : null)
      }
    }),
    { numRuns: cases(12) },
  )
})
