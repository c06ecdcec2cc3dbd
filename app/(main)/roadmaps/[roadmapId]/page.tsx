import type { Metadata } from 'next'
import { cache } from 'react'
import { Cairn } from '#app/_parts/drawings/cairn.tsx'
import { GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Menu } from '#app/_ui/menu.tsx'
import { Page } from '#app/_ui/page.tsx'
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
import { findRoadmapToWrite } from '#lib/roadmaps/working-copies/reads.ts'
import { assignedWords } from './assigned-words.ts'
import { progressOn } from './progress.ts'
import { Stages } from './stages.tsx'
import { PrintedRoadmap, WholeRoadmap } from './whole.tsx'
import { Writing } from './writing.tsx'

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
  const juniors = await listAssignableJuniors(ctx, roadmapId)
  const held = await listHeldGoals(ctx, roadmapId)
  const own = await listOwnHeldGoals(ctx, roadmapId)
  const written = await findRoadmapToWrite(ctx, roadmapId)
  const progress = progressOn(roadmap, { juniors, held, own }, one(query.for))
  const milestones = roadmap.stages.reduce((sum, stage) => sum + stage.milestones.length, 0)
  const path = `/roadmaps/${roadmapId}`
  const opened = one(query.open)
  const forJunior = progress.only ? `for=${progress.only.id}` : ''
  const asked = roadmap.stages.findIndex(
    ({ position, milestones }) =>
      milestones.some(({ key }) => key === opened) || `${position}` === one(query.stage),
  )
  const shown = asked >= 0 ? asked : progress.stage

  return (
    <Page
      eyebrow="Roadmap"
      title={roadmap.title}
      lede={`${capital(numberWord(roadmap.stages.length))} stages, ${count(milestones, 'milestone')}. Lay them in any order; lower stones carry the upper ones.`}
      side={
        juniors.length > 0 &&
        opened !== 'all' && <ShownFor ctx={ctx} juniors={juniors} only={progress.only} path={path} />
      }
    >
      <DidNotice words={(note) => assignedIn(ctx, note)} />
      <Writing ctx={ctx} roadmap={roadmap} written={written} />
      <p className="meta mt-2 mb-6 print:hidden">
        <a href={opened === 'all' ? `${path}${forJunior && `?${forJunior}`}` : `${path}?open=all`}>
          {opened === 'all' ? 'Back to the stages' : 'What every milestone takes, to read or print'}
        </a>
        {'. '}Take it away as <a href={`${path}/roadmap.yaml`}>YAML</a>,{' '}
        <a href={`${path}/roadmap.csv`}>CSV</a> or <a href={`${path}/roadmap.md`}>Markdown</a>.
      </p>
      {opened === 'all' ? (
        <WholeRoadmap roadmap={roadmap} />
      ) : (
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-stages lg:gap-13 print:block">
          <nav className="stage-places max-w-80 lg:sticky lg:top-6 print:hidden" aria-label="Stages">
            <Cairn
              uncounted={!progress.isOfOne}
              stones={roadmap.stages.map((stage, place) => ({
                name: stage.title,
                href: `?${forJunior && `${forJunior}&`}stage=${stage.position}#stage-${stage.position}`,
                facets: stage.milestones.map(progress.facetOf),
                isCurrent: place === shown,
              }))}
            />
            {juniors.length > 0 && <Legend />}
          </nav>
          <Stages roadmap={roadmap} progress={progress} shown={shown} opened={opened} />
          <PrintedRoadmap viewer={ctx.viewer} roadmap={roadmap} progress={progress} />
        </div>
      )}
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
  only: { id: string; name: string } | undefined
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
