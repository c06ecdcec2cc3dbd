import type { Metadata } from 'next'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { draftsOn } from '#app/_parts/drafts/offer.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { Chips } from '#app/_ui/chips.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { capital, withoutBackticks } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { getKeptSentences } from '#lib/levels/kept/reads.ts'
import { findCircleJunior } from '#lib/people/juniors/reads.ts'
import {
  getLevelsPage,
  type LevelsPage as Read,
  type ShownLevel,
  type ShownPlace,
} from '#lib/views/levels/reads.ts'
import { Confirmations } from './confirmation.tsx'
import { KeptSentences } from './kept.tsx'
import { Achieved, Beyond, StillToCome } from './milestones.tsx'
import { SideBySide } from './side-by-side.tsx'
import { type Reading, readinessWords, who, whose } from './words.ts'

type Props = { params: Promise<{ personId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page. Someone who is no longer in the circle keeps what they wrote.
const juniorOf = cache(async (personId: string) => {
  const ctx = await requireContext()
  const id = addressId(personId)
  const junior = await findCircleJunior(ctx, id)
  return junior ? { junior } : { kept: await found(getKeptSentences(ctx, id)) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { junior, kept } = await juniorOf((await params).personId)
  return { title: `Levels: ${(junior ?? kept?.junior)?.name}` }
}

export default async function LevelsPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { junior, kept } = await juniorOf((await params).personId)
  if (kept) return <KeptSentences ctx={ctx} kept={kept} />
  const query = await searchParams
  const asked = {
    roadmap: one(query.roadmap),
    level: one(query.level),
    beside: one(query.beside),
    said: /^[0-9a-f-]{36}$/.exec(one(query.said) ?? '')?.[0],
  }
  const page = await getLevelsPage(ctx, junior.id, asked)
  const reading = { ctx, junior }
  const { shown } = page
  const path = `/people/${junior.id}/levels`
  const level = shown?.level
  const words = { viewer: ctx.viewer, junior }
  return (
    <Page
      eyebrow={
        shown && `${withoutBackticks(shown.place.title)}, version ${shown.place.number}${placeWords(page)}`
      }
      title={level ? `${capital(whose(reading))} way to ${withoutBackticks(level.title)}` : 'Levels'}
      lede={level && readinessWords(level.counts)}
      crumbs={[{ href: `/people/${junior.id}`, label: fullName(ctx.viewer, junior) }]}
      below={
        level && (
          <p className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <VisibilityMark visibility="circle" words={seenBy('circle', words)} />
            {!junior.isSelf && <span className="meta">{`${capital(whose(reading))} page is the same.`}</span>}
          </p>
        )
      }
    >
      <DidNotice />
      <div className="stack-6">
        <Choices page={page} path={path} />
        {shown && level ? (
          <Shown
            reading={reading}
            shown={shown}
            level={level}
            path={path}
            drafts={await draftsOn(ctx, shown.place.id, query)}
          />
        ) : (
          <Nothing reading={reading} page={page} path={path} />
        )}
      </div>
    </Page>
  )
}

type Drafts = Awaited<ReturnType<typeof draftsOn>>
type WholeProps = {
  reading: Reading
  shown: ShownPlace
  level: ShownLevel
  path: string
  drafts: Drafts
}

function Shown({ reading, shown, level, path, drafts }: WholeProps) {
  const address = addressOf(path, shown.place.id, level.key)
  // A sentence that was begun for another level of this roadmap isn't for this one.
  const ofLevel = { ...drafts, kept: drafts.kept.filter((draft) => draft.address === address) }
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-side lg:gap-12">
        <div className="stack-9 sm:stack-10">
          <StillToCome {...reading} shown={shown} level={level} />
          <Achieved {...reading} shown={shown} level={level} />
          <Beyond {...reading} shown={shown} level={level} />
        </div>
        <Confirmations {...reading} shown={shown} drafts={ofLevel} address={address} />
      </div>
      <SideBySide {...reading} shown={shown} level={level} path={path} />
    </>
  )
}

const addressOf = (path: string, placeId: string, levelKey?: string) =>
  `${path}?${new URLSearchParams({ roadmap: placeId, ...(levelKey && { level: levelKey }) })}`

function placeWords({ places, shown }: Read): string {
  const isOne = new Set(places.map(({ teamId }) => teamId)).size <= 1
  return isOne || !shown ? '' : `, in ${shown.place.teamName}`
}

/** Of several roadmaps one, and of its levels one. */
function Choices({ page, path }: { page: Read; path: string }) {
  const { places, shown } = page
  if (!shown) return null
  const severalTeams = new Set(places.map(({ teamId }) => teamId)).size > 1
  return (
    <div className="stack-3 empty:hidden print:hidden">
      {places.length > 1 && (
        <Chips
          label="Roadmap"
          showLabel
          chips={places.map(({ id, title, teamName }) => ({
            href: addressOf(path, id),
            label: withoutBackticks(title) + (severalTeams ? `, ${teamName}` : ''),
            isCurrent: id === shown.place.id,
          }))}
        />
      )}
      {shown.place.levels.length > 1 && (
        <Chips
          label="Level"
          showLabel={places.length > 1}
          chips={shown.place.levels.map(({ key, title }) => ({
            href: addressOf(path, shown.place.id, key),
            label: withoutBackticks(title),
            isCurrent: key === shown.level?.key,
            ...(shown.confirmed.has(key) && { icon: 'check' as const }),
          }))}
        />
      )}
    </div>
  )
}

/** On no roadmap yet, or on one without levels; what was confirmed stays. */
function Nothing({ reading, page, path }: { reading: Reading; page: Read; path: string }) {
  const { shown } = page
  const { junior } = reading
  if (!shown)
    return (
      <EmptyList level={2} title="No goals yet">
        {junior.isSelf
          ? 'Once you have the first goals of a roadmap, you’ll see here what its next level asks for.'
          : 'Once the first goals of a roadmap are assigned, you’ll see here what its next level asks for.'}
      </EmptyList>
    )
  return (
    <>
      <NoLevels reading={reading} place={shown.place} />
      {shown.confirmations.length > 0 && (
        <Confirmations
          {...reading}
          shown={shown}
          drafts={emptyDrafts(shown.place.id)}
          address={addressOf(path, shown.place.id)}
        />
      )}
    </>
  )
}

function NoLevels({ reading, place }: { reading: Reading; place: ShownPlace['place'] }) {
  const { roadmapId, number, laterWithLevels } = place
  const { isSelf } = reading.junior
  if (laterWithLevels === null)
    return (
      <EmptyList
        level={2}
        title="This roadmap names no levels"
        action={
          <a className="button" href={`/roadmaps/${roadmapId}?version=${number}`}>
            See the roadmap
          </a>
        }
      >
        The people who write the roadmap can add levels to its next version.
      </EmptyList>
    )
  return (
    <EmptyList
      level={2}
      title={`Version ${number} names no levels, and version ${laterWithLevels} does`}
      action={
        <a
          className="button"
          href={
            isSelf
              ? `/roadmaps/${roadmapId}?version=${laterWithLevels}#levels`
              : `/roadmaps/${roadmapId}/move-on`
          }
        >
          {isSelf ? 'See its levels' : 'Move people on'}
        </a>
      }
    >
      {isSelf
        ? 'A mentor or lead of your team can move you on. Your goals stay.'
        : `${capital(who(reading))} is on version ${number} until a mentor or lead moves them on. Goals stay.`}
    </EmptyList>
  )
}

const emptyDrafts = (subjectId: string): Drafts => ({
  subjectId,
  kept: [],
  names: new Map(),
  query: {},
})
