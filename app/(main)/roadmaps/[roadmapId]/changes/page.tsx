import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { When } from '#app/_parts/sessions/when.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { compareVersions } from '#lib/roadmaps/versions/reads.ts'
import { Comparison } from './comparison.tsx'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const changesOf = cache(async (roadmapId: string, from: string | undefined, to: string | undefined) => {
  const ctx = await requireContext()
  const number = (text: string | undefined) => {
    if (text === undefined) return undefined
    return /^\d{1,6}$/.test(text) ? Number(text) : notFound()
  }
  const asked = { from: number(from), to: number(to) }
  return found(compareVersions(ctx, addressId(roadmapId), asked))
})

async function changesAsked({ params, searchParams }: Props) {
  const query = await searchParams
  return changesOf((await params).roadmapId, one(query.from), one(query.to))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { from, to } = await changesAsked(props)
  return { title: `From version ${from.number} to ${to.number}: ${withoutBackticks(to.title)}` }
}

export default async function ChangesPage(props: Props) {
  const ctx = await requireContext()
  const { roadmapId } = await props.params
  const { from, to, before, after, changes } = await changesAsked(props)
  const path = `/roadmaps/${roadmapId}`
  return (
    <Page
      title="What changed"
      lede={`From version ${from.number} to version ${to.number}.`}
      crumbs={[{ href: path, label: to.title }]}
      width="read"
    >
      <div className="stack-9 sm:stack-10">
        <Notice
          action={
            <a className="button button--small" href={`${path}?version=${to.number}`}>
              Read version {to.number}
            </a>
          }
        >
          Version {to.number} was published <When at={to.publishedAt} ctx={ctx} form="plain" />
          {to.publishedBy &&
            ` by ${calledName(ctx.viewer, { id: to.publishedById ?? '', name: to.publishedBy })}`}
          .
          {to.note && (
            <>
              {' '}
              <MarkdownLine text={to.note} />
            </>
          )}
        </Notice>
        {changes.isEmpty ? (
          <EmptyList level={2} title="Nothing differs">
            Both versions say the same.
          </EmptyList>
        ) : (
          <Comparison before={before} after={after} changes={changes} versions={[from.number, to.number]} />
        )}
      </div>
    </Page>
  )
}
