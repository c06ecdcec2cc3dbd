import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { MilestoneToPropose } from '#lib/proposals/milestones/reads.ts'
import { proposeFromRoadmap } from './actions.ts'
import type { GoalFor } from './page.tsx'
import { WhyBox } from './propose-form.tsx'

/** For the junior: a milestone that isn't assigned yet. */
export async function ProposeMilestoneForm(props: {
  ctx: Ctx
  place: GoalFor
  milestone: MilestoneToPropose
  query: Query
}) {
  const { ctx, place, milestone, query } = props
  const { roadmapId, key } = milestone
  const back = `/roadmaps/${roadmapId}#${key}`
  const crumbs = [{ href: `/roadmaps/${roadmapId}`, label: milestone.roadmapTitle }]
  if (milestone.refused)
    return (
      <Page title={`Propose “${milestone.title}”`} crumbs={crumbs} width="read">
        <EmptyList
          title="This can’t be proposed"
          level={2}
          action={
            <a className="button" href="/goals">
              Your goals
            </a>
          }
        >
          {milestone.refused}
        </EmptyList>
      </Page>
    )
  const team = one(query.team)
  const draft = draftOf(ctx, await draftsOn(ctx, milestone.id, query), {
    verb: 'proposal',
    address: `/goals/new?for=${place.personId}${team ? `&team=${team}` : ''}&roadmap=${roadmapId}&milestone=${key}`,
  })
  return (
    <Page
      title={`Propose “${milestone.title}”`}
      lede="It becomes a goal once your mentor agrees."
      crumbs={crumbs}
      width="read"
    >
      <div className="note mb-8">
        <h2 className="visually-hidden">
          <PlainText text={milestone.title} />
        </h2>
        <Markdown text={milestone.description} />
      </div>
      <ActionForm
        action={proposeFromRoadmap}
        className="form"
        aria-label="Propose a milestone"
        draft={draft}
        fixed={{ junior: place.id, roadmapId, milestoneKey: key }}
      >
        <WhyBox ctx={ctx} value="" />
        <TextField name="dueOn" type="date" label="Due" width="medium" optional />
        <FormBar submit="Send proposal" back={back} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
