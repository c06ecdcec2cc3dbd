import { newId } from '#lib/core/ids.ts'
import type { Cast } from '../every-text/write.ts'
import type { ActionRow } from './row.ts'

const file = 'app/(main)/teams/[teamId]/plans/actions.ts'

const onPlan = (name: string, may: string, fields: (cast: Cast) => Record<string, string>): ActionRow => ({
  file,
  name,
  fields: (cast) => ({ formId: newId(), planId: cast.plans.planId, ...fields(cast) }),
  may,
})

const words = {
  day: '10',
  kind: 'skill',
  title: 'A goal of the plan',
  description: '',
  'criteria.0.text': 'One sees it',
}

/** A plan is written by the leads of its team, and started by whoever assigns to the junior. */
export const planActions: ActionRow[] = [
  {
    file,
    name: 'create',
    fields: ({ teamId }) => ({ formId: newId(), teamId, title: 'A plan' }),
    may: 'lead',
  },
  onPlan('edit', 'lead', () => ({ version: '2', title: 'Another title', summary: '' })),
  onPlan('retire', 'lead', () => ({ decision: 'retire' })),
  onPlan('add', 'lead', ({ roadmap }) => ({
    roadmapId: roadmap.roadmapId,
    milestones: roadmap.milestones.habit.key,
    day: '20',
  })),
  onPlan('addOwn', 'lead', () => words),
  onPlan('editOwn', 'lead', ({ plans }) => ({ itemId: plans.itemId, version: '2', ...words })),
  onPlan('editDay', 'lead', ({ plans }) => ({ itemId: plans.milestoneItemId, version: '1', day: '40' })),
  onPlan('arrange', 'lead', ({ plans }) => ({ do: `remove ${plans.itemId}` })),
  onPlan('start', 'mentor lead', ({ plans, juniorMembershipId, tomorrow }) => ({
    junior: juniorMembershipId,
    startsOn: tomorrow,
    'items.0.id': plans.itemId,
    'items.0.version': '2',
    'items.0.row': '0',
    'items.0.chosen': 'on',
    'items.0.dueOn': tomorrow,
  })),
]
