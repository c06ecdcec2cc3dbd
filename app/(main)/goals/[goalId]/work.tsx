import { draftOf } from '#app/_parts/drafts/offer.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { HiddenList } from '#app/_ui/fields.tsx'
import type { FormDraft } from '#app/_ui/form-draft.ts'
import { ticksAfter } from '#lib/goals/evidence/rules.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import { work } from './actions.ts'
import { Criteria } from './criteria.tsx'
import { Evidence } from './evidence.tsx'
import { type FormView, type View, verdictForm } from './words.ts'

/** Criteria and evidence. While the junior works on the goal they are one form, so that no button empties the other part. */
export function Work({ ctx, goal, drafts }: FormView) {
  const hasEvidence = needsEvidence(goal.kind)
  if (!goal.steps.includes('tick')) return <Sections ctx={ctx} goal={goal} />
  const ticked = goal.criteria.filter(({ tickedAt }) => tickedAt).map(({ id }) => id)
  const draft = draftOf(ctx, drafts, { verb: 'evidence', address: `/goals/${goal.id}` })
  return (
    <ActionForm
      action={work}
      part="work"
      fixed={{ goalId: goal.id }}
      className="prints"
      aria-label={hasEvidence ? 'Ticks and evidence' : 'Ticks'}
      renewed={goal.version}
      draft={hasEvidence ? withTicks(draft, ticked) : undefined}
    >
      <HiddenList name="shown" values={ticked} />
      <div className="stack-9 sm:stack-10">
        <Sections ctx={ctx} goal={goal} />
      </div>
    </ActionForm>
  )
}

function Sections({ ctx, goal }: View) {
  return (
    <>
      {!verdictForm(goal) && <Criteria ctx={ctx} goal={goal} />}
      {needsEvidence(goal.kind) && <Evidence ctx={ctx} goal={goal} />}
    </>
  )
}

// A draft may be older than what is ticked.
function withTicks(draft: FormDraft, ticked: string[]): FormDraft {
  if (!draft.values) return draft
  const list = (name: string) => [draft.values?.[name] ?? []].flat()
  const criteria = ticksAfter(ticked, { criteria: list('criteria'), shown: list('shown') })
  return { ...draft, values: { ...draft.values, criteria, shown: ticked } }
}
