import type { Metadata } from 'next'
import { cache } from 'react'
import { goalStateWords } from '#app/_parts/goals/goal-mark.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FieldGroup, Segments, Ticks } from '#app/_ui/choices.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import {
  type AssignableJunior,
  type HeldGoal,
  listAssignableJuniors,
  listHeldGoals,
} from '#lib/assignments/reads.ts'
import { workingDay } from '#lib/assignments/rules.ts'
import { addDays } from '#lib/core/days.ts'
import { listOfWords, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { listOnRoadmap } from '#lib/roadmaps/moving-on/reads.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { kindInWords } from '../milestone.tsx'
import { needsWords } from '../needs-words.ts'
import { assign } from './actions.ts'
import { MilestoneChoice, StageChoice } from './milestone-choice.tsx'
import { VersionWords } from './version-words.tsx'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const choicesOf = cache(async (roadmapId: string, chosen: string | undefined) => {
  const ctx = await requireContext()
  const id = addressId(roadmapId)
  const current = await found(getRoadmap(ctx, id))
  const onRoadmap = await listOnRoadmap(ctx, id)
  const juniors = await listAssignableJuniors(ctx, id)
  const named = juniors.length === 1 ? juniors : juniors.filter((each) => isNamed(each, chosen))
  // Everyone is assigned from the version that they're on: with one chosen, that is shown.
  const on = onRoadmap.find(({ membershipId }) => named.length === 1 && membershipId === named[0]?.id)
  const isOther = on !== undefined && on.number !== current.number
  const roadmap = isOther ? await found(getRoadmap(ctx, id, on.number)) : current
  return { roadmap, juniors, current: current.number, onRoadmap }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const chosen = one((await searchParams).junior)
  const { roadmap, juniors } = await choicesOf((await params).roadmapId, chosen)
  const junior = juniors.length === 1 ? juniors[0] : juniors.find((each) => isNamed(each, chosen))
  const whom = junior ? ` to ${fullName(viewer, junior)}` : ''
  return { title: `Assign milestones${whom}: ${withoutBackticks(roadmap.title)}` }
}

const isNamed = (junior: AssignableJunior, id: string | undefined) =>
  junior.id === id || junior.personId === id

export default async function AssignPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const roadmapId = addressId((await params).roadmapId)
  const query = await searchParams
  const chosen = one(query.junior)
  const { roadmap, juniors, current, onRoadmap } = await choicesOf(roadmapId, chosen)
  const held = Map.groupBy(await listHeldGoals(ctx, roadmapId), (goal) => goal.milestoneKey)
  const isChosen = (junior: AssignableJunior) => juniors.length === 1 || isNamed(junior, chosen)
  const allHave = (key: string) => {
    const chosen = juniors.filter(isChosen)
    return (chosen.length > 0 ? chosen : juniors).every(({ id }) =>
      held.get(key)?.some(({ membershipId }) => membershipId === id),
    )
  }
  const allAchieved = (key: string) => {
    const chosen = juniors.filter(isChosen)
    const achieved = held.get(key)?.filter(({ state }) => state === 'achieved') ?? []
    return chosen.length > 0 && chosen.every(({ id }) => achieved.some((goal) => goal.membershipId === id))
  }
  const hasAll = (stage: (typeof roadmap.stages)[number]) => stage.milestones.every(({ key }) => allHave(key))
  // By default, the first stage with a milestone that a chosen junior doesn't have yet.
  const askedStage = one(query.stage)
  const stage =
    roadmap.stages.find(({ id, key }) => id === askedStage || key === askedStage) ??
    roadmap.stages.find((each) => !hasAll(each)) ??
    roadmap.stages[0]
  const crumbs = [{ href: `/roadmaps/${roadmapId}`, label: roadmap.title }]
  if (!stage || juniors.length === 0)
    return (
      <Page title="Assign milestones" crumbs={crumbs} width="read">
        <EmptyList title="No one to assign to yet">
          A junior’s mentors and the team’s leads assign milestones.
        </EmptyList>
      </Page>
    )
  if (roadmap.retiredAt)
    return (
      <Page title="Assign milestones" crumbs={crumbs} width="read">
        <EmptyList
          title="This roadmap is retired"
          action={
            <a className="button" href="/roadmaps">
              See the other roadmaps
            </a>
          }
        >
          Nothing new is assigned from it. What was assigned goes on.
        </EmptyList>
      </Page>
    )
  // One milestone, or what someone doesn't have yet of the stage.
  const ticked = one(query.milestone)
  const today = dayIn(ctx.now, ctx.timeZone)
  const severalTeams = new Set(juniors.map(({ teamName }) => teamName)).size > 1
  const stages = roadmap.stages.map(({ id, position, title, milestones }) => ({
    id,
    position,
    title,
    options: milestones.map((milestone) => ({
      value: milestone.id,
      label: withoutBackticks(milestone.title),
      meta: [
        kindInWords(milestone) + heldInWords(held.get(milestone.key) ?? [], juniors),
        needsWords(milestone.needs, roadmap, { isAchieved: allAchieved }),
      ]
        .filter(Boolean)
        .join('. '),
      checked:
        ticked === 'all'
          ? id === stage.id && !allHave(milestone.key)
          : milestone.id === ticked || milestone.key === ticked,
    })),
  }))

  return (
    <Page
      title="Assign milestones"
      lede="Tick what comes next, and who it’s for. Goals people already have stay as they are."
      crumbs={crumbs}
      side={
        !severalTeams && (
          <a className="button button--quiet" href={`/teams/${juniors[0]?.teamId}/plans`}>
            Start a plan instead
          </a>
        )
      }
      width="read"
    >
      {/* Without `renewed`, React would keep the ticks of the previous stage. */}
      <ActionForm action={assign} formId={newId()} className="form" renewed={`${stage.id} ${ticked ?? ''}`}>
        <QuietEnter />
        <input type="hidden" name="roadmapId" value={roadmapId} />
        <VersionWords
          ctx={ctx}
          juniors={juniors.filter(isChosen)}
          onRoadmap={onRoadmap}
          shown={roadmap.number}
          current={current}
        />
        <StageChoice stages={stages} first={stage.id} />
        <MilestoneChoice stages={stages} first={stage.id} />
        <FieldGroup
          name="juniors"
          legend={<span className="subheading">For</span>}
          className="ticks ticks--people"
        >
          <Ticks
            name="juniors"
            options={juniors.map((junior) => ({
              value: junior.id,
              label: fullName(ctx.viewer, junior),
              ...(severalTeams ? { meta: junior.teamName } : {}),
              checked: isChosen(junior),
            }))}
          />
        </FieldGroup>
        <Segments
          name="due"
          legend={<span className="subheading">Due</span>}
          value={ticked && ticked !== 'all' ? 'same' : 'spread'}
          options={[
            { value: 'none', label: 'No date' },
            { value: 'same', label: 'One day for all' },
            { value: 'spread', label: 'Spread evenly' },
          ]}
        />
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-3">
          <TextField
            className="due-same field"
            name="dueOn"
            type="date"
            label="All on"
            value={workingDay(addDays(today, 28), 1)}
          />
          <TextField
            className="due-spread field"
            name="firstDue"
            type="date"
            label="First"
            value={workingDay(addDays(today, 14), 1)}
          />
          <TextField
            className="due-spread field"
            name="lastDue"
            type="date"
            label="Last"
            value={workingDay(addDays(today, 14 * Math.max(1, stage.milestones.length)), 1)}
          />
        </div>
        <FormBar submit="Assign" back={`/roadmaps/${roadmapId}`} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}

/** Follows the milestone's kind: '. Achieved: Ada and Bo. In progress: Cem'. */
function heldInWords(goals: HeldGoal[], juniors: AssignableJunior[]): string {
  if (goals.length === 0) return ''
  if (goals.length === juniors.length && goals.length > 5) return '. All of them already have it'
  if (goals.length > 5) return `. ${goals.length} of ${juniors.length} have it`
  const names = new Map(juniors.map(({ id, name }) => [id, name]))
  const byState = Map.groupBy(goals, (goal) => goalStateWords(goal.blockedAt ? 'blocked' : goal.state))
  const parts = Array.from(byState, ([state, held]) => {
    const people = held.flatMap(({ membershipId }) => names.get(membershipId) ?? [])
    return `${state}: ${listOfWords(people)}`
  })
  return `. ${parts.join('. ')}`
}
