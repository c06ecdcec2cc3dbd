import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { OwnGoalFields } from '#app/_parts/goals/own-goal-fields.tsx'
import { stageOptions } from '#app/_parts/goals/stage-options.ts'
import type { Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { listStagesBeside } from '#lib/goals/own/reads.ts'
import { give } from './actions.ts'
import type { GoalFor } from './page.tsx'
import { emptyGoal, emptyRows } from './values.ts'

/** For a mentor or a lead. */
export async function GiveForm({ ctx, junior, query }: { ctx: Ctx; junior: GoalFor; query: Query }) {
  const { id, personId, teamId } = junior
  const person = { id: personId, name: junior.name }
  const name = calledName(ctx.viewer, person)
  const stages = await listStagesBeside({ juniorId: personId, teamId })
  const draft = draftOf(ctx, await draftsOn(ctx, personId, query), {
    verb: 'own_goal',
    address: `/goals/new?for=${personId}&team=${teamId}`,
  })
  return (
    <Page
      title={`New goal for ${name}`}
      lede="For what isn’t on the roadmap. It counts at once, like any goal, but not in a stage’s milestones."
      crumbs={[{ href: `/people/${personId}`, label: fullName(ctx.viewer, person) }]}
      width="read"
    >
      <ActionForm
        action={give}
        className="form"
        aria-label={`New goal for ${name}`}
        draft={draft}
        fixed={{ junior: id }}
      >
        <OwnGoalFields goal={emptyGoal} rowIds={emptyRows} stages={stageOptions(stages)}>
          <AudienceBox
            name="description"
            label="Purpose"
            hint="Why it matters, in a sentence or two."
            optional
            rows={3}
            audience={{
              visibility: 'circle',
              words: seenBy('circle', { viewer: ctx.viewer, junior: person }),
            }}
          />
        </OwnGoalFields>
        <FormBar submit="Set goal" back={`/people/${personId}`} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
