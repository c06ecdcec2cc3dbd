import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { Chips } from '#app/_ui/chips.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, countInWords, listOfWords, numberWord, withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { getMoveOn, type MoveOn } from '#lib/roadmaps/moving-on/reads.ts'
import { readPairs } from '#lib/roadmaps/moving-on/rules.ts'
import { MoveOnForm } from './move-on-form.tsx'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const pageOf = cache(async (roadmapId: string, to: string | undefined, pairs: string) => {
  const ctx = await requireContext()
  const number = to === undefined ? undefined : /^\d{1,6}$/.test(to) ? Number(to) : 0
  const { map } = readPairs(pairs)
  const asked = { map, ...(number === undefined ? {} : { to: number }) }
  return found(getMoveOn(ctx, addressId(roadmapId), asked))
})

async function asked({ params, searchParams }: Props) {
  const query = await searchParams
  const { roadmapId } = await params
  const page = await pageOf(roadmapId, one(query.to), one(query.map) ?? '')
  const wanted = one(query.for)
  const isFor = ({ id, membershipId, juniorId }: MoveOn['juniors'][number]) =>
    !wanted || [id, membershipId, juniorId].includes(wanted)
  return { page, query, roadmapId, juniors: page.juniors.filter(isFor), wanted }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const { page, juniors, wanted } = await asked(props)
  const [only] = juniors
  const whom = wanted && only ? fullName(viewer, { id: only.juniorId, name: only.name }) : 'people'
  return { title: `Move ${whom} on: ${withoutBackticks(page.to.title)}` }
}

export default async function MoveOnPage(props: Props) {
  const ctx = await requireContext()
  const { page, query, roadmapId, juniors, wanted } = await asked(props)
  const { versions, to } = page
  const path = `/roadmaps/${roadmapId}/move-on`
  const [only] = wanted ? juniors : []
  const name = only && calledName(ctx.viewer, { id: only.juniorId, name: only.name })
  const isBehind = ({ number }: { number: number }) => number > 1
  return (
    <Page
      title={name ? `Move ${name} on` : 'Move people on'}
      lede={juniors.length > 0 ? `${onWords(ctx, juniors)} Nothing moves until you say so.` : undefined}
      crumbs={[{ href: `/roadmaps/${roadmapId}`, label: to.title }]}
      width="read"
    >
      <DidNotice
        action={async (notice) =>
          notice === 'moved-on' && (
            <a className="button button--small" href={`${path}/back`}>
              Move back
            </a>
          )
        }
      />
      <div className="stack-9 sm:stack-10">
        {versions.filter(isBehind).length > 1 && (
          <Chips
            label="To version"
            showLabel
            chips={versions.filter(isBehind).map(({ number }) => ({
              label: `${number}`,
              href: `${path}?to=${number}${wanted ? `&for=${wanted}` : ''}`,
              isCurrent: number === to.number,
            }))}
          />
        )}
        <About ctx={ctx} to={to} />
        {juniors.length > 0 ? (
          <MoveOnForm
            ctx={ctx}
            roadmapId={roadmapId}
            page={page}
            juniors={juniors}
            ticked={[query.ticked ?? []].flat()}
            pairs={one(query.map) ?? ''}
          />
        ) : (
          <EmptyList level={2} title={`Everyone is on version ${to.number}`}>
            Nobody is left on an older version.
          </EmptyList>
        )}
        {wanted && page.juniors.length > juniors.length && (
          <p className="meta">
            <a href={`${path}?to=${to.number}`}>
              Show all {page.juniors.length} who aren’t on version {to.number} yet
            </a>
          </p>
        )}
        {page.there.length > 0 && (
          <p className="meta">
            Moved someone too early? <a href={`${path}/back`}>Move people back</a>
          </p>
        )}
      </div>
    </Page>
  )
}

/** When it was published, and what its author wrote to those on the version before. */
function About({ ctx, to }: { ctx: Ctx; to: MoveOn['to'] }) {
  const author = to.publishedById && to.publishedBy
  return (
    <Notice>
      Version {to.number} was published <When at={to.publishedAt} ctx={ctx} form="plain" />
      {author && ` by ${calledName(ctx.viewer, { id: to.publishedById ?? '', name: author })}`}.
      {to.note && (
        <>
          {' '}
          <MarkdownLine text={to.note} />
        </>
      )}
    </Notice>
  )
}

/** 'Ada is on version 1.', 'Six people are on version 2, one on version 1.' */
function onWords(ctx: Ctx, juniors: MoveOn['juniors']): string {
  const [first] = juniors
  if (juniors.length === 1 && first)
    return `${calledName(ctx.viewer, { id: first.juniorId, name: first.name })} is on version ${first.number}.`
  const byVersion = [...Map.groupBy(juniors, ({ number }) => number)].sort(([a], [b]) => b - a)
  const parts = byVersion.map(([number, rows], place) =>
    place === 0
      ? `${countInWords(rows.length, 'person', 'people')} ${rows.length === 1 ? 'is' : 'are'} on version ${number}`
      : `${numberWord(rows.length)} on version ${number}`,
  )
  return `${capital(listOfWords(parts))}.`
}
