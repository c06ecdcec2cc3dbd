import { When } from '#app/_parts/sessions/when.tsx'
import { listOfWords } from '#lib/core/format.ts'
import type { findProposalOf } from '#lib/proposals/reads.ts'
import { changedFields } from '#lib/proposals/rules.ts'
import { goalJunior, type View, Who } from './words.ts'

export type ProposalOfGoal = Awaited<ReturnType<typeof findProposalOf>>

/** That the junior proposed it, and what the mentor changed when agreeing. */
export function ProposedLine({ ctx, goal, proposal }: View & { proposal: ProposalOfGoal }) {
  if (!proposal) return null
  const { answeredById: id, answeredByName: name } = proposal
  const changed = changesWhenAgreed({ goal, proposal })
  return (
    <p className="meta mt-4">
      {Who(ctx, goalJunior(goal))} proposed this on <When at={proposal.createdAt} ctx={ctx} form="plain" />.{' '}
      {id && name && (
        <>
          {Who(ctx, { id, name })} agreed
          {changed.length > 0 && ` and changed the ${listOfWords(changed)}`}.{' '}
        </>
      )}
      <a href={`/proposals/${proposal.id}`}>Read the proposal</a>
    </p>
  )
}

/** What a mentor changes later, such as the due date, has steps of its own. */
function changesWhenAgreed({ goal, proposal }: Pick<View, 'goal'> & { proposal: ProposalOfGoal }): string[] {
  if (!proposal || proposal.milestoneKey || !proposal.kind) return []
  const first = goal.events.find(({ kind }) => kind === 'assigned')
  return changedFields(
    {
      kind: proposal.kind,
      title: proposal.title ?? '',
      description: proposal.why,
      outcome: proposal.outcome,
      criteria: proposal.criteria,
      dueOn: proposal.dueOn,
    },
    {
      kind: goal.kind === 'project' ? 'project' : 'skill',
      title: goal.title,
      description: goal.description,
      outcome: goal.expectedOutcome,
      criteria: goal.criteria.map(({ text }) => text),
      dueOn: first?.dueTo ?? null,
    },
  )
}
