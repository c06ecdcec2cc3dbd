import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Cairn } from '#app/_parts/drawings/cairn.tsx'
import { GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Menu } from '#app/_ui/menu.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import {
  listAssignableJuniors,
  listAssignedWith,
  listHeldGoals,
  listOwnHeldGoals,
} from '#lib/assignments/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { capital, count, countInWords, withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { listOnRoadmap } from '#lib/roadmaps/moving-on/reads.ts'
import { getRoadmap, type Roadmap } from '#lib/roadmaps/reads.ts'
import { mayRetire } from '#lib/roadmaps/retiring/reads.ts'
import { maySuggest } from '#lib/roadmaps/suggestions/access.ts'
import { listOwnVersions, listVersions } from '#lib/roadmaps/versions/reads.ts'
import { findRoadmapToWrite } from '#lib/roadmaps/working-copies/reads.ts'
import { assignedWords } from './assigned-words.ts'
import { LevelsTable } from './levels-table.tsx'
import { progressOn } from './progress.ts'
import { Stages } from './stages.tsx'
import { SuggestedHere } from './suggested-here.tsx'
import { VersionLine } from './version-line.tsx'
import { PrintedRoadmap, WholeRoadmap } from './whole.tsx'
import { Writing } from './writing.tsx'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const roadmapOf = cache(async (id: string, version: string | undefined, wanted: string | undefined) => {
  const ctx = await requireContext()
  const roadmapId = addressId(id)
  if (version !== undefined && !/^\d{1,6}$/.test(version)) notFound()
  const versions = await found(listVersions(ctx, roadmapId))
  const onRoadmap = await listOnRoadmap(ctx, roadmapId)
  const [own] = await listOwnVersions(ctx, roadmapId)
  const only = onRoadmap.find(({ membershipId }) => membershipId === wanted)
  // Whoever it's shown for sees the version that they're on.
  const number = version === undefined ? (only?.number ?? (wanted ? undefined : own)) : Number(version)
  const roadmap = await found(getRoadmap(ctx, roadmapId, number))
  return { roadmap, versions, onRoadmap, own, only }
})

const versionAsked = async ({ params, searchParams }: Props) => {
  const query = await searchParams
  return roadmapOf((await params).roadmapId, one(query.version), one(query.for))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: withoutBackticks((await versionAsked(props)).roadmap.title) }
}

export default async function RoadmapPage(props: Props) {
  const ctx = await requireContext()
  const query = await props.searchParams
  const { roadmap, versions, onRoadmap, own: ownVersion, only } = await versionAsked(props)
  const { roadmapId } = roadmap
  const juniors = await listAssignableJuniors(ctx, roadmapId)
  const held = await listHeldGoals(ctx, roadmapId)
  const own = await listOwnHeldGoals(ctx, roadmapId)
  const written = await findRoadmapToWrite(ctx, roadmapId)
  const progress = progressOn(roadmap, { juniors, held, own }, one(query.for))
  const milestones = roadmap.stages.reduce((sum, stage) => sum + stage.milestones.length, 0)
  const path = `/roadmaps/${roadmapId}`
  const opened = one(query.open)
  const version = one(query.version)
  const kept = `${progress.only ? `for=${progress.only.id}&` : ''}${version ? `version=${version}&` : ''}`
  const canRetire = await mayRetire(ctx, roadmapId)
  const isCurrent = roadmap.number === versions[0]?.number
  const mayAssign = juniors.length > 0 && !roadmap.retiredAt
  const asked = roadmap.stages.findIndex(
    ({ position, milestones }) =>
      milestones.some(({ key }) => key === opened) || `${position}` === one(query.stage),
  )
  const shown = asked >= 0 ? asked : progress.stage

  return (
    <Page
      eyebrow="Roadmap"
      title={roadmap.title}
      lede={`${capital(countInWords(roadmap.stages.length, 'stage'))}, ${count(milestones, 'milestone')}. Lay them in any order; lower stones carry the upper ones.`}
      side={
        juniors.length > 0 &&
        opened !== 'all' && <ShownFor ctx={ctx} juniors={juniors} only={progress.only} path={path} />
      }
    >
      <DidNotice words={(note) => assignedIn(ctx, note)} />
      <div className="mb-6 empty:hidden">
        {roadmap.retiredAt && (
          <Notice>
            Retired <When at={roadmap.retiredAt} ctx={ctx} form="plain" />. Nothing new is assigned from it,
            and everything goes on.
          </Notice>
        )}
        <VersionLine
          ctx={ctx}
          path={path}
          versions={versions}
          number={roadmap.number}
          isAsked={version !== undefined}
          only={only}
          own={ownVersion}
          juniors={onRoadmap}
        />
      </div>
      <Writing ctx={ctx} roadmap={roadmap} written={written} />
      <SuggestedHere ctx={ctx} roadmap={roadmap} />
      <p className="meta mt-2 mb-6 print:hidden">
        <a href={opened === 'all' ? `${path}${kept && `?${kept.slice(0, -1)}`}` : `${path}?${kept}open=all`}>
          {opened === 'all' ? 'Back to the stages' : 'What every milestone takes, to read or print'}
        </a>
        {'. '}Take it away as{' '}
        <a href={`${path}/roadmap.yaml`} download>
          YAML
        </a>
        ,{' '}
        <a href={`${path}/roadmap.csv`} download>
          CSV
        </a>{' '}
        or{' '}
        <a href={`${path}/roadmap.md`} download>
          Markdown
        </a>
        .
        {canRetire && (
          <>
            {' '}
            <a href={`${path}/retire`}>{roadmap.retiredAt ? 'Bring back' : 'Retire'}</a>
          </>
        )}
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
                href: `?${kept}stage=${stage.position}#stage-${stage.position}`,
                facets: stage.milestones.map(progress.facetOf),
                isCurrent: place === shown,
              }))}
            />
            {juniors.length > 0 && <Legend />}
          </nav>
          <Stages
            roadmap={roadmap}
            progress={progress}
            shown={shown}
            opened={opened}
            kept={kept}
            mayAssign={mayAssign}
            mayPropose={mayPropose(ctx, roadmap)}
            maySuggest={!written && isCurrent && maySuggest(ctx, roadmap.teamId)}
          />
          <PrintedRoadmap viewer={ctx.viewer} roadmap={roadmap} progress={progress} />
        </div>
      )}
      {opened !== 'all' && <LevelsTable roadmap={roadmap} />}
    </Page>
  )
}

/** How many goals were assigned a moment ago, and to whom. */
async function assignedIn(ctx: Ctx, { notice, place }: { notice: string; place: string }) {
  if (notice !== 'assigned') return undefined
  const juniors = await listAssignedWith(ctx, place.replace('assigned-', ''))
  return assignedWords(juniors.map((junior) => ({ ...junior, name: calledName(ctx.viewer, junior) })))
}

function mayPropose(ctx: Ctx, { teamId, retiredAt }: Roadmap): boolean {
  const isFor = (team: string) => teamId === null || teamId === team
  return !retiredAt && ctx.viewer.roles.some(({ role, teamId: team }) => role === 'junior' && isFor(team))
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
