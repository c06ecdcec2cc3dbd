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
import { listStagesBeside } from '#lib/goals/own/reads.ts'
import { propose } from './actions.ts'
import type { GoalFor } from './page.tsx'
import { emptyGoal, emptyRows } from './values.ts'

/** For the junior. */
export async function ProposeForm({ ctx, place, query }: { ctx: Ctx; place: GoalFor; query: Query }) {
  const { id, teamId, personId } = place
  const stages = await listStagesBeside({ juniorId: personId, teamId })
  const draft = draftOf(ctx, await draftsOn(ctx, id, query), {
    verb: 'proposal',
    address: `/goals/new?for=${personId}&team=${teamId}`,
  })
  return (
    <Page
      title="Propose a goal"
      lede="It becomes a goal once your mentor agrees, as it is or with changes. Your own words stay readable."
      crumbs={[{ href: '/goals', label: 'Your goals' }]}
      width="read"
      below={
        <p className="meta mt-4">
          Is it on the roadmap already? <a href="/roadmaps">Pick a milestone there</a> and propose that.
        </p>
      }
    >
      <ActionForm
        action={propose}
        className="form"
        aria-label="Propose a goal"
        draft={draft}
        fixed={{ junior: id }}
      >
        <OwnGoalFields goal={emptyGoal} rowIds={emptyRows} stages={stageOptions(stages)}>
          <WhyBox ctx={ctx} value="" />
        </OwnGoalFields>
        <FormBar submit="Send proposal" back="/goals" backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}

export function WhyBox({ ctx, value }: { ctx: Ctx; value: string }) {
  return (
    <AudienceBox
      name="why"
      label="Why"
      hint="What it’s for, and what you’d learn."
      rows={3}
      value={value}
      audience={{ visibility: 'circle', words: seenBy('circle', { viewer: ctx.viewer, junior: ctx.viewer }) }}
    />
  )
}
