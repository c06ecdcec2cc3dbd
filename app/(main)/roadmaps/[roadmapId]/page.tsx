import type { Metadata } from 'next'
import { cache } from 'react'
import { Cairn } from '#app/_parts/drawings/cairn.tsx'
import { GoalMark, GoalState, goalStateWords } from '#app/_parts/goals/goal-mark.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Menu } from '#app/_ui/menu.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import {
  listAssignableJuniors,
  listAssignedWith,
  listHeldGoals,
  listOwnHeldGoals,
} from '#lib/assignments/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { capital, count, numberWord, withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { facetFor } from '#lib/views/progress/rules.ts'
import { assignedWords } from './assigned-words.ts'
import { Holders } from './holders.tsx'
import { MilestoneRow } from './milestone.tsx'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const roadmapOf = cache(async (roadmapId: string) => found(getRoadmap(await requireContext(), roadmapId)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: withoutBackticks((await roadmapOf(addressId((await params).roadmapId))).title) }
}

export default async function RoadmapPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const roadmapId = addressId((await params).roadmapId)
  const query = await searchParams
  const roadmap = await roadmapOf(roadmapId)
  const juniors = await listAssignableJuniors(ctx)
  const heldGoals = await listHeldGoals(ctx, roadmapId)
  const own = new Map((await listOwnHeldGoals(ctx, roadmapId)).map((goal) => [goal.milestoneKey, goal]))
  const wanted = one(query.for)
  const shown = juniors.filter((junior) => (wanted ? junior.id === wanted : true))
  const juniorsById = new Map(shown.map((junior) => [junior.id, junior]))
  const holdersOf = Map.groupBy(
    heldGoals.flatMap((goal) => {
      const junior = juniorsById.get(goal.membershipId)
      return junior ? [{ goal, junior }] : []
    }),
    ({ goal }) => goal.milestoneKey,
  )
  const milestones = roadmap.stages.reduce((sum, stage) => sum + stage.milestones.length, 0)
  const only = wanted && shown.length === 1 ? shown[0] : undefined
  const path = `/roadmaps/${roadmapId}`
  const forJunior = only ? `&junior=${only.id}` : ''
  const opened = one(query.open)
  const isOpen = (key: string) => opened === 'all' || opened === key
  const moreOf = (key: string) => {
    const asked = [only && `for=${only.id}`, !isOpen(key) && `open=${key}`].filter(Boolean).join('&')
    // Relative, because the full address for every milestone would make the page much larger.
    return asked ? `?${asked}#${key}` : `${path}#${key}`
  }
  const facetOfMilestone = (key: string) => {
    const goal = only ? holdersOf.get(key)?.[0]?.goal : own.get(key)
    return facetFor(goal && { state: goal.state, isBlocked: goal.blockedAt !== null }) ?? 'open'
  }

  return (
    <Page
      eyebrow="Roadmap"
      title={roadmap.title}
      lede={`${capital(numberWord(roadmap.stages.length))} stages, ${count(milestones, 'milestone')}. Lay them in any order; lower stones carry the upper ones.`}
      side={juniors.length > 0 && <ShownFor ctx={ctx} juniors={juniors} only={only} path={path} />}
    >
      <DidNotice words={(note) => assignedIn(ctx, note)} />
      <p className="meta mb-6">
        <a href={opened === 'all' ? path : `${path}?open=all`}>
          {opened === 'all' ? 'Titles alone' : 'What every milestone takes, to read or print'}
        </a>
      </p>
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-stages lg:gap-13">
        <nav className="stage-places max-w-80 lg:sticky lg:top-6 print:max-w-none" aria-label="Stages">
          <Cairn
            uncounted={!only && own.size === 0}
            stones={roadmap.stages.map((stage) => ({
              name: stage.title,
              href: `#stage-${stage.position}`,
              facets: stage.milestones.map((milestone) => facetOfMilestone(milestone.key)),
            }))}
          />
          <Legend />
        </nav>
        <Plain as="div">
          {roadmap.stages.map((stage) => (
            <section
              className="stage"
              id={`stage-${stage.position}`}
              aria-labelledby={`s${stage.position}`}
              key={stage.id}
            >
              <div className="stage__head">
                <span className="stage__number" aria-hidden="true">
                  {stage.position}
                </span>
                <h2 id={`s${stage.position}`}>
                  <span className="visually-hidden">Stage {stage.position}: </span>
                  <PlainText text={stage.title} />
                </h2>
                <p>
                  <MarkdownLine text={stage.summary} />
                </p>
                {juniors.length > 0 && (
                  <a
                    className="button button--small stage__action"
                    href={`${path}/assign?stage=${stage.id}&milestone=all${forJunior}`}
                  >
                    Assign this stage
                    <span className="visually-hidden">
                      : <PlainText text={stage.title} />
                    </span>
                  </a>
                )}
              </div>
              <ul className="sheet">
                {stage.milestones.map((milestone) => {
                  const holders = holdersOf.get(milestone.key) ?? []
                  const mine = own.get(milestone.key)
                  return (
                    <MilestoneRow
                      milestone={milestone}
                      isOpen={isOpen(milestone.key)}
                      more={moreOf(milestone.key)}
                      key={milestone.id}
                    >
                      {juniors.length > 0 ? (
                        <>
                          <Holders holders={holders} juniors={shown.length} />
                          {holders.length >= shown.length && shown.length > 0 ? (
                            <span className="milestone__all">
                              {shown.length === 1 ? 'Assigned' : 'All assigned'}
                            </span>
                          ) : (
                            <a
                              className="button button--small"
                              href={`${path}/assign?stage=${stage.id}&milestone=${milestone.id}${forJunior}`}
                            >
                              Assign
                              <span className="visually-hidden">
                                {' '}
                                <PlainText text={milestone.title} />
                              </span>
                            </a>
                          )}
                        </>
                      ) : (
                        mine && (
                          <a href={`/goals/${mine.goalId}`} className="goal-state">
                            <GoalMark state={mine.blockedAt ? 'blocked' : mine.state} />
                            {goalStateWords(mine.blockedAt ? 'blocked' : mine.state)}
                          </a>
                        )
                      )}
                    </MilestoneRow>
                  )
                })}
              </ul>
            </section>
          ))}
        </Plain>
      </div>
    </Page>
  )
}

/** How many goals were assigned a moment ago, and to whom. */
async function assignedIn(ctx: Ctx, { notice, place }: { notice: string; place: string }) {
  if (notice !== 'assigned') return undefined
  const juniors = await listAssignedWith(ctx, place.replace('assigned-', ''))
  return assignedWords(juniors.map((junior) => ({ ...junior, name: calledName(ctx.viewer, junior) })))
}

function ShownFor({
  ctx,
  juniors,
  only,
  path,
}: {
  ctx: Ctx
  juniors: { id: string; name: string }[]
  only?: { id: string; name: string }
  path: string
}) {
  return (
    <Menu
      className="button"
      summary={
        <>
          Shown for: {only ? fullName(ctx.viewer, only) : 'my juniors'}
          <Icon name="down" />
        </>
      }
    >
      <li>
        <a href={path}>My juniors</a>
      </li>
      {juniors.map((junior) => (
        <li key={junior.id}>
          <a href={`${path}?for=${junior.id}`}>
            Only <bdi>{fullName(ctx.viewer, junior)}</bdi>
          </a>
        </li>
      ))}
    </Menu>
  )
}

function Legend() {
  const states = ['planned', 'in_progress', 'submitted', 'changes_requested', 'achieved', 'blocked'] as const
  return (
    <ul className="mt-6 grid grid-cols-[auto_auto] justify-start gap-x-6 gap-y-1.5 border-line border-t pt-5">
      {states.map((state) => (
        <li key={state}>
          <GoalState state={state} />
        </li>
      ))}
    </ul>
  )
}
