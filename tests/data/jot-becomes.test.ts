import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { observations } from '#db/schema/practice.ts'
import { findings } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes } from '#db/schema/sessions.ts'
import { wins } from '#db/schema/wins.ts'
import type { JotOutcome } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Overtaken, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { observationInput } from '#lib/goals/input.ts'
import { addObservation } from '#lib/goals/practice/writes.ts'
import { getJot } from '#lib/jots/reads.ts'
import { letJotGo, takeJotUp } from '#lib/jots/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { getJotPage, getJotsPage } from '#lib/views/jots/reads.ts'
import { dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { makeStartedGoal } from '#tests/support/world/goals.ts'
import { editIt, jotIt, noteIt } from '#tests/support/world/jots.ts'
import { makeThemes, reviewInput } from '#tests/support/world/reviews.ts'
import { agree, log, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let themeId: string
let behaviour: string
beforeEach(async () => {
  const [theme = ''] = await makeThemes()
  themeId = theme
  world = await makeWorld()
  behaviour = await makeStartedGoal(world, 'behaviour')
})

type Sent = { jotId: string; body: string; formId?: string; isRefused?: boolean }

const outcomes = ['agenda_point', 'action', 'observation', 'finding', 'win', 'note'] as const

/** Each form that a jot can be made into, sent by its own write. `isRefused` sends something that the write refuses. */
const forms: Record<JotOutcome, (ctx: Ctx, sent: Sent) => Promise<unknown>> = {
  agenda_point: (ctx, { isRefused, body, ...sent }) =>
    raise(ctx, isRefused ? newId() : world.mentorshipId, body, sent),
  action: (ctx, { isRefused, body, ...sent }) =>
    agree(ctx, isRefused ? newId() : world.mentorshipId, body, sent),
  observation: (ctx, { isRefused, ...sent }) => {
    const observedOn = dayFrom(ctx.now, isRefused ? 3 : 0)
    const form = { formId: newId(), goalId: behaviour, observedOn, ...sent }
    return addObservation(ctx, observationInput.parse(form))
  },
  finding: (ctx, { isRefused, body, ...sent }) => {
    const findings = [{ severity: 'suggestion', themeId, body }]
    const reviewedOn = dayFrom(ctx.now, isRefused ? 3 : 0)
    return logReview(ctx, reviewInput(world, { findings, reviewedOn, ...sent }))
  },
  win: (ctx, { isRefused, ...sent }) =>
    noteIt(world, ctx, { happenedOn: dayFrom(ctx.now, isRefused ? 3 : 0), ...sent }),
  note: (ctx, { isRefused, body, ...sent }) =>
    log(ctx, world.mentorshipId, {
      heldOn: dayFrom(ctx.now, isRefused ? 3 : 0),
      notes: '',
      privateNotes: body,
      ...sent,
    }),
}

const tables = {
  agenda_point: [agendaPoints, agendaPoints.body],
  action: [actions, actions.body],
  observation: [observations, observations.body],
  win: [wins, wins.body],
  note: [sessionNotes, sessionNotes.body],
} as const

/** How many records there are with these words. */
async function made(body: string): Promise<number> {
  let number = 0
  for (const [table, column] of Object.values(tables))
    number += (await db.select({ id: table.id }).from(table).where(eq(column, body))).length
  const found = await db.select({ id: findings.id }).from(findings).where(eq(findings.body, body))
  return number + found.length
}

test.each(outcomes)('made into %s, the jot is done with it, and says what it became', async (kind) => {
  const { mentor } = world
  const body = `About a ${kind}`
  const { id: jotId } = await jotIt(mentor, { body, aboutId: world.junior.viewer.id })
  const formId = newId()
  await expect(forms[kind](mentor, { jotId, body, isRefused: true })).rejects.toThrow()
  expect(await getJot(mentor, jotId)).toMatchObject({ state: 'open' })
  await forms[kind](mentor, { jotId, body, formId })
  const jot = await getJot(mentor, jotId)
  expect(jot).toMatchObject({ state: 'done', becameKind: kind })
  expect(jot.closedAt).toEqual(mentor.now)
  // The same form again leads to the same record.
  await forms[kind](mentor, { jotId, body, formId })
  expect(await made(body)).toBe(1)
  const { closed } = await getJotsPage(mentor, { page: 1, closedPage: 1 })
  expect(closed.jots).toMatchObject([{ id: jotId, href: expect.stringMatching(/^\//) }])
})

test('it becomes one thing at most; another form can be sent without it', async () => {
  const { mentor } = world
  const { id: jotId } = await jotIt(mentor)
  await forms.action(mentor, { jotId, body: 'First' })
  await expect(forms.win(mentor, { jotId, body: 'Second' })).rejects.toThrow(Overtaken)
  expect(await made('Second')).toBe(0)
  await noteIt(world, mentor, { body: 'Second' })
  expect(await getJot(mentor, jotId)).toMatchObject({ becameKind: 'action' })
  await expect(letJotGo(mentor, { jotId, version: 2 })).rejects.toThrow(Refused)
  await expect(takeJotUp(mentor, { jotId, version: 2 })).rejects.toThrow(Refused)
})

test('one that was let go isn’t made into anything until it’s open again', async () => {
  const { mentor } = world
  const { id: jotId } = await jotIt(mentor)
  await letJotGo(mentor, { jotId, version: 1 })
  await expect(forms.action(mentor, { jotId, body: 'Call' })).rejects.toThrow(Overtaken)
  await takeJotUp(mentor, { jotId, version: 2 })
  await forms.action(mentor, { jotId, body: 'Call' })
})

test('nobody else’s form is about it, and then nothing is saved', async () => {
  const { mentor, junior } = world
  const { id: jotId } = await jotIt(mentor)
  await expect(forms.agenda_point(junior, { jotId, body: 'Mine' })).rejects.toThrow(NotFound)
  expect(await made('Mine')).toBe(0)
  expect(await getJot(mentor, jotId)).toMatchObject({ state: 'open' })
})

test('a form without what it was for leaves the jot open', async () => {
  const { mentor } = world
  const { id: jotId } = await jotIt(mentor)
  await logReview(mentor, reviewInput(world, { jotId, findings: [] }))
  await log(mentor, world.mentorshipId, { jotId, notes: '' })
  expect(await getJot(mentor, jotId)).toMatchObject({ state: 'open' })
})

test('what it can be made into is named with what it needs', async () => {
  const { mentor, junior, lead } = world
  const ways = async (ctx: Ctx, fields: Record<string, unknown> = {}) => {
    const { id } = await jotIt(ctx, fields)
    const page = await getJotPage(ctx, id)
    return Object.fromEntries(
      page.ways.map(({ kind, links, needs }) => [kind, needs ?? links.map(({ href }) => href.split('?')[0])]),
    )
  }
  const about = { aboutId: junior.viewer.id }
  expect(await ways(mentor, about)).toMatchObject({
    action: ['/actions'],
    observation: [`/goals/${behaviour}`],
    finding: ['/reviews/new'],
    win: ['/wins/new'],
    note: ['/sessions/new'],
  })
  expect(await ways(mentor)).toMatchObject({ action: ['/actions'], observation: 'a person' })
  expect(await ways(lead, about)).toMatchObject({
    agenda_point: 'a pair',
    action: 'a pair',
    finding: ['/reviews/new'],
    win: 'a pair',
  })
  expect(await ways(junior)).toMatchObject({ win: ['/wins/new'], finding: 'a mentor', note: 'a mentor' })
})

type Making = { do: 'make'; kind: JotOutcome; isRefused: boolean }
type Step = { do: 'let go' } | { do: 'take up' } | { do: 'edit' } | Making

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'let go' as const }),
  fc.constant({ do: 'take up' as const }),
  fc.constant({ do: 'edit' as const }),
  fc.record({
    do: fc.constant('make' as const),
    kind: fc.constantFrom(...outcomes),
    isRefused: fc.boolean(),
  }),
)

let told = 0

test('in any order, a jot is open or closed once, and never doubled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const { mentor } = world
      told += 1
      const body = `Thought ${told}`
      const { id: jotId } = await jotIt(mentor, { body })
      let is: 'open' | 'let_go' | 'done' = 'open'
      let became: JotOutcome | null = null
      for (const each of steps) {
        const { version } = await getJot(mentor, jotId)
        const refused = (error: unknown) => {
          if (error instanceof Refused || error instanceof Stale || error instanceof NotFound) return error
          if (each.do === 'make' && each.isRefused) return error
          throw error
        }
        if (each.do === 'edit') {
          // Other facts, so that the words can be counted.
          const comesBackOn = dayFrom(mentor.now, version)
          await editIt(mentor, jotId, { body, version, comesBackOn }).catch(refused)
        } else if (each.do === 'let go') {
          await letJotGo(mentor, { jotId, version }).catch(refused)
          if (is !== 'done') is = 'let_go'
        } else if (each.do === 'take up') {
          await takeJotUp(mentor, { jotId, version }).catch(refused)
          if (is !== 'done') is = 'open'
        } else {
          await forms[each.kind](mentor, { jotId, body, isRefused: each.isRefused }).catch(refused)
          if (is === 'open' && !each.isRefused) {
            is = 'done'
            became = each.kind
          }
        }
        expect(await getJot(mentor, jotId)).toMatchObject({ state: is, becameKind: became })
      }
      expect(await made(body)).toBe(is === 'done' ? 1 : 0)
    }),
    { numRuns: cases(50) },
  )
})
