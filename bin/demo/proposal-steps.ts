import { giveGoalInput } from '#lib/assignments/own-goals/input.ts'
import { giveGoal } from '#lib/assignments/own-goals/writes.ts'
import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { startGoal } from '#lib/goals/writes.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import { answerProposalInput, proposeInput } from '#lib/proposals/input.ts'
import { getProposal, listOwnPlaces } from '#lib/proposals/reads.ts'
import { proposalToWithdraw, proposeGoal } from '#lib/proposals/writes.ts'
import {
  dashboardOnAPhone,
  dashboardWithLisbon,
  incidentTalk,
  linterRules,
  noteTaking,
  runbook,
  rustCourse,
} from './own-goals.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/**
 * Goals beyond the roadmap: one that a mentor gave, and proposed ones in every state: waiting, agreed with changes, agreed
 * as it was, declined, withdrawn.
 */
export function proposeGoals(stage: Stage): Act[] {
  const ids = new Map<string, string>()
  const idOf = (key: string) => ids.get(key) ?? ''
  const propose = (key: string, words: object) => async (ctx: Ctx) => {
    const [place] = await listOwnPlaces(ctx)
    const asked = proposeInput.parse({ ...words, formId: newId(), junior: place?.id })
    ids.set(key, (await proposeGoal(ctx, asked)).id)
  }
  const answer = (key: string, words: object) => async (ctx: Ctx) => {
    const { version } = await getProposal(ctx, idOf(key))
    const form = { formId: newId(), proposalId: idOf(key), version }
    const { goalId } = await answerProposal(ctx, answerProposalInput.parse({ ...form, ...words }))
    if (goalId) ids.set(key, goalId)
  }
  const start = (key: string) => async (ctx: Ctx) => {
    const { version } = await getGoalInBrief(ctx, idOf(key))
    await startGoal(ctx, { goalId: idOf(key), formId: newId(), version })
  }
  return [
    {
      at: stage.as('mentor', 41, '16:20'),
      run: async (ctx) => {
        const leila = (await listAssignableJuniors(ctx)).find(
          ({ personId }) => personId === stage.personId('leila'),
        )
        const asked = giveGoalInput.parse({ ...runbook, formId: newId(), junior: leila?.id })
        ids.set('runbook', (await giveGoal(ctx, asked)).id)
      },
    },
    { at: stage.as('leila', 38, '10:15'), run: start('runbook') },
    { at: stage.as('priya', 33, '11:40'), run: propose('talk', incidentTalk) },
    {
      at: stage.as('mentor', 32, '09:50'),
      run: answer('talk', { decision: 'agree', answer: 'Yes, please. Friday’s demo hour is yours.' }),
    },
    { at: stage.as('priya', 29, '14:05'), run: start('talk') },
    { at: stage.as('junior2', 24, '17:10'), run: propose('rust', rustCourse) },
    {
      at: stage.as('mentor2', 23, '10:30'),
      run: answer('rust', {
        decision: 'decline',
        answer:
          'I’d love to see you do this, but not now: two goals are waiting for you to come back to them. Let’s talk about it again once the web application is out.',
      }),
    },
    { at: stage.as('fatima', 15, '12:25'), run: propose('notes', noteTaking) },
    {
      at: stage.as('fatima', 14, '09:10'),
      run: async (ctx) => {
        await withdrawText(ctx, { id: idOf('notes'), version: 1 }, proposalToWithdraw)
      },
    },
    { at: stage.as('minh-anh', 12, '15:35'), run: propose('phone', dashboardOnAPhone) },
    {
      at: stage.as('mentor2', 10, '11:15'),
      run: answer('phone', { decision: 'change', ...dashboardWithLisbon }),
    },
    { at: stage.as('junior', 2, '16:45'), run: propose('linter', linterRules) },
  ]
}
