import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { getGoal, getGoalInBrief } from '#lib/goals/reads.ts'
import { approve } from '#lib/goals/verdicts/writes.ts'
import { startGoal } from '#lib/goals/writes.ts'
import { addMilestones, addOwnItem } from '#lib/plans/items/writes.ts'
import { getPlanToStart } from '#lib/plans/starting/reads.ts'
import { startPlan } from '#lib/plans/starting/writes.ts'
import { createPlan, editPlan } from '#lib/plans/writes.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

const meeting = 'Meet the people you’ll work with'

/** The team's first 90 days, which run for Priya: what she had already was left out. */
export function keepAPlan(stage: Stage, roadmap: Roadmap): Act[] {
  const teamId = stage.teamIds.pythonistas
  let planId = ''
  const goalOfPlan = async (ctx: Ctx) => {
    const lines = await listGoalsByJunior(ctx, stage.personId('priya'))
    const goal = lines.find(({ title }) => title === meeting)
    if (!goal) throw new Error('Priya has no goal from the plan.')
    return goal.id
  }
  return [
    {
      at: stage.as('lead', 55, '14:35'),
      run: async (ctx) => {
        planId = await writePlan(ctx, teamId, roadmap.roadmapId)
      },
    },
    {
      at: stage.as('mentor', 46, '11:20'),
      run: (ctx) => start(ctx, { teamId, planId }, stage.personId('priya'), stage.day(46)),
    },
    {
      at: stage.as('priya', 45, '10:15'),
      run: async (ctx) => {
        const goalId = await goalOfPlan(ctx)
        const { version } = await getGoalInBrief(ctx, goalId)
        await startGoal(ctx, { goalId, formId: newId(), version })
      },
    },
    {
      at: stage.as('priya', 42, '17:05'),
      run: async (ctx) => {
        const goalId = await goalOfPlan(ctx)
        const { criteria } = await getGoal(ctx, goalId)
        await submitEvidence(ctx, {
          goalId,
          formId: newId(),
          criteria: criteria.map(({ id }) => id),
          shown: [],
          note: 'Coffee with all eleven, and the map of who knows what hangs above my desk. Payroll is three people, not one.',
          links: [],
          outcome: '',
          repositoryUrl: null,
        })
      },
    },
    {
      at: stage.as('mentor', 41, '09:50'),
      run: async (ctx) => {
        const goalId = await goalOfPlan(ctx)
        const goal = await getGoal(ctx, goalId)
        await approve(ctx, {
          goalId,
          formId: newId(),
          version: goal.version,
          evidenceId: goal.evidence[0]?.id ?? null,
          visibility: 'pair',
          readerId: null,
          feedback: 'You found out about payroll in four days. It took me a year.',
          note: '',
          rubricStep: null,
          criteria: goal.criteria.map(({ id }) => ({ id, met: true, remark: null })),
          allMet: false,
        })
      },
    },
  ]
}

async function writePlan(ctx: Ctx, teamId: string, roadmapId: string): Promise<string> {
  const { id: planId } = await createPlan(ctx, { formId: newId(), teamId, title: 'First 90 days' })
  await editPlan(ctx, {
    formId: newId(),
    planId,
    version: 1,
    title: 'First 90 days',
    summary: 'For everyone who joins us. The people first, then the workbench, then a change of their own.',
  })
  const add = (day: number, ...milestones: string[]) =>
    addMilestones(ctx, { formId: newId(), planId, roadmapId, milestones, day, lastDay: null })
  await addOwnItem(ctx, {
    formId: newId(),
    planId,
    day: 7,
    kind: 'skill',
    title: meeting,
    description: 'Nobody can help you whom you’ve never talked to.',
    outcome: null,
    criteria: [
      'Has talked with everyone on the team for a quarter of an hour',
      'Can say whom to ask about deployments, about money and about the old code',
    ],
  })
  await add(30, 'use-git-every-day', 'write-clear-functions-and-modules')
  await add(75, 'map-an-unfamiliar-codebase')
  await addOwnItem(ctx, {
    formId: newId(),
    planId,
    day: 90,
    kind: 'project',
    title: 'Show the team something you made',
    description: 'Ten minutes on a Friday, in front of people who are glad that you came.',
    outcome: 'Something that runs, however small, and the ten minutes about it',
    criteria: ['Someone else has used it', 'Said what didn’t work, and what came of it'],
  })
  return planId
}

async function start(
  ctx: Ctx,
  at: { teamId: string; planId: string },
  juniorId: string,
  startsOn: string,
): Promise<void> {
  const { items = [] } = await getPlanToStart(ctx, at, juniorId, startsOn)
  const junior = (await listAssignableJuniors(ctx)).find(({ personId }) => personId === juniorId)
  await startPlan(ctx, {
    formId: newId(),
    planId: at.planId,
    junior: junior?.id ?? '',
    startsOn,
    items: items
      .filter(({ fate }) => fate === 'new')
      .map(({ id, version, dueOn }, row) => ({ id, version, row, chosen: true, dueOn })),
    meant: [],
  })
}
