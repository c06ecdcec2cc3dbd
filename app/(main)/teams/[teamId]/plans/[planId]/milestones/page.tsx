import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Chips } from '#app/_ui/chips.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import { MilestoneChoice, StageChoice } from '#app/(main)/roadmaps/[roadmapId]/assign/milestone-choice.tsx'
import { kindInWords } from '#app/(main)/roadmaps/[roadmapId]/milestone.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { type ItemOfPlan, listItems, listRoadmapsToPlan } from '#lib/plans/reads.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { add } from '../../actions.ts'
import { type PlanParams, planHref, planTrail, teamOf, writtenPlanAt } from '../../trail.ts'
import { DAY_HINT } from '../../words.ts'

type Props = PlanParams & { searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Add milestones: ${withoutBackticks((await writtenPlanAt(params)).title)}` }
}

export default async function AddMilestonesPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const plan = await writtenPlanAt(params)
  const query = await searchParams
  const roadmaps = await listRoadmapsToPlan(ctx, plan.teamId)
  const items = (await listItems(plan.id)).filter(({ removedAt }) => removedAt === null)
  const wanted =
    roadmaps.find(({ id }) => id === one(query.roadmap)) ??
    roadmaps.find(({ id }) => items.some(({ roadmapId }) => roadmapId === id)) ??
    roadmaps[0]
  const href = planHref(plan)
  const crumbs = planTrail(teamOf(plan), plan)
  if (!wanted)
    return (
      <Page title="Add milestones" crumbs={crumbs} width="read">
        <EmptyList
          level={2}
          title="No roadmap to choose from"
          action={
            <a className="button" href={`${href}/items/new`}>
              Add own goal
            </a>
          }
        >
          Every roadmap that the team can see is retired.
        </EmptyList>
      </Page>
    )
  const roadmap = await found(getRoadmap(ctx, wanted.id))
  const stages = choicesOf(roadmap, items)
  const first = stages.find(({ options }) => options.length > 0) ?? stages[0]
  return (
    <Page
      title="Add milestones"
      lede="Tick what belongs together, and say when it’s due after the start. Add the next ones after that."
      crumbs={crumbs}
      width="read"
    >
      {roadmaps.length > 1 && (
        <div className="mb-6">
          <Chips
            label="Roadmap"
            showLabel
            chips={roadmaps.map(({ id, title }) => ({
              label: withoutBackticks(title),
              href: `${href}/milestones?roadmap=${id}`,
              isCurrent: id === wanted.id,
            }))}
          />
        </div>
      )}
      {first && (
        <ActionForm
          action={add}
          formId={newId()}
          className="form"
          aria-label="Add milestones"
          renewed={`${wanted.id} ${items.length}`}
          fixed={{ planId: plan.id, roadmapId: wanted.id }}
        >
          <QuietEnter />
          <StageChoice stages={stages} first={first.id} />
          <MilestoneChoice stages={stages} first={first.id} />
          <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
            <TextField
              name="day"
              label="Due on day"
              hint={DAY_HINT}
              inputMode="numeric"
              value={String(items.at(-1)?.day ?? 30)}
              width="short"
              required
            />
            <TextField
              name="lastDay"
              label="Spread evenly up to day"
              hint="Leave empty to have them all due on one day."
              inputMode="numeric"
              width="short"
              optional
            />
          </div>
          <FormBar submit="Add to plan" back={href} backWords="Cancel" isApart />
        </ActionForm>
      )}
    </Page>
  )
}

/** Without those that the plan has already. */
function choicesOf(roadmap: Awaited<ReturnType<typeof getRoadmap>>, items: readonly ItemOfPlan[]) {
  const days = new Map(
    items.flatMap(({ roadmapId, milestoneKey, day }) =>
      roadmapId === roadmap.roadmapId && milestoneKey ? [[milestoneKey, day]] : [],
    ),
  )
  return roadmap.stages.map(({ id, position, title, milestones }) => ({
    id,
    position,
    title,
    options: milestones
      .filter(({ key }) => !days.has(key))
      .map((milestone) => ({
        value: milestone.key,
        label: withoutBackticks(milestone.title),
        meta: kindInWords(milestone),
      })),
  }))
}
