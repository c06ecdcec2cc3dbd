import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { When } from '#app/_parts/sessions/when.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count, withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { VersionMilestone } from '#lib/roadmaps/moving-on/rules.ts'
import { compareVersions } from '#lib/roadmaps/versions/reads.ts'
import { BothTexts } from '../both-texts.tsx'

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
  const { from, to, added, gone, reworded, elsewhere } = await changesAsked(props)
  const path = `/roadmaps/${roadmapId}`
  const isSame = added.length + gone.length + reworded.length + elsewhere.length === 0
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
        {isSame && (
          <EmptyList level={2} title="Nothing in the milestones">
            Only the order, links or other details differ.
          </EmptyList>
        )}
        <Changes title="New" milestones={added}>
          {(milestone) => <MarkdownLine text={milestone.description} />}
        </Changes>
        <Changes title="No longer on the roadmap" milestones={gone} />
        <Changes title="Reworded" milestones={reworded.map(({ to: later }) => later)}>
          {({ key }) => {
            const pair = reworded.find((each) => each.to.key === key)
            return pair && <BothTexts from={pair.from} to={pair.to} />
          }}
        </Changes>
        <Changes title="In another stage" milestones={elsewhere.map(({ to: later }) => later)}>
          {({ key }) => {
            const pair = elsewhere.find((each) => each.to.key === key)
            return (
              pair && (
                <p className="meta">
                  From stage {pair.from.stagePosition}, “<PlainText text={pair.from.stageTitle} />
                  ”, to stage {pair.to.stagePosition}, “<PlainText text={pair.to.stageTitle} />
                  ”.
                </p>
              )
            )
          }}
        </Changes>
      </div>
    </Page>
  )
}

function Changes(props: {
  title: string
  milestones: readonly VersionMilestone[]
  children?: (milestone: VersionMilestone) => ReactNode
}) {
  const { title, milestones, children } = props
  if (milestones.length === 0) return null
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <p className="meta">{count(milestones.length, 'milestone')}</p>
      </div>
      <Plain as="ul" className="sheet rows">
        {milestones.map((milestone) => (
          <li key={milestone.id} className="px-5 py-4">
            <div>
              <h3 className="title">
                <PlainText text={milestone.title} />
              </h3>
              {children?.(milestone)}
            </div>
          </li>
        ))}
      </Plain>
    </section>
  )
}
