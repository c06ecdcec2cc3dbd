import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { capital, countInWords, withoutBackticks } from '#lib/core/format.ts'
import { differences } from '#lib/roadmaps/differences/rules.ts'
import { hindrances } from '#lib/roadmaps/hindrances/rules.ts'
import { countHolders } from '#lib/roadmaps/publishing/reads.ts'
import { getWorkingCopy, type WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { seenOf } from '#lib/roadmaps/working-copies/rules.ts'
import { Comparison } from '../changes/comparison.tsx'
import { crumbsWithin } from '../edit/page.tsx'
import { publish } from './actions.ts'

type Props = { params: Promise<{ roadmapId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const copyOf = cache(
  async (roadmapId: string) =>
    (await found(getWorkingCopy(await requireContext(), addressId(roadmapId)))) ?? notFound(),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { copy, number } = await copyOf((await params).roadmapId)
  return { title: `Publish version ${number}: ${withoutBackticks(copy.title)}` }
}

export default async function PublishPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const written = await copyOf((await params).roadmapId)
  const { id, copy, content, before, number } = written
  const missing = hindrances(content)
  const changes = before ? differences(before, content) : null
  const holders = before ? await countHolders(ctx, written) : undefined
  const back = `/roadmaps/${id}/edit`
  const draft = draftOf(ctx, await draftsOn(ctx, id, await searchParams), {
    verb: 'publication',
    address: `/roadmaps/${id}/publish`,
    anew: { seen: seenOf(copy) },
  })
  const nothing = changes?.isEmpty ?? false
  return (
    <Page
      title={`Publish version ${number}`}
      lede={
        before
          ? 'Publishing changes nobody’s goals. People stay on their version until someone moves them on.'
          : `Once it’s published, ${written.teamName ? `everyone in ${written.teamName}` : 'everybody'} sees it, and milestones can be assigned from it.`
      }
      crumbs={crumbsWithin(written)}
    >
      <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-side-goal lg:gap-14">
        <div className="stack-9">
          {missing.length > 0 && <Missing written={written} words={missing.map(({ words }) => words)} />}
          {changes && !nothing && before && (
            <Comparison
              before={before}
              after={content}
              changes={changes}
              versions={[number - 1, number]}
              holders={holders}
            />
          )}
          {nothing && (
            <EmptyList level={2} title={`Nothing differs from version ${number - 1}`}>
              There’s nothing to publish yet.
            </EmptyList>
          )}
          {missing.length === 0 && !nothing && (
            <ActionForm
              action={publish}
              className="form"
              aria-label="Publish"
              draft={draft}
              fixed={{ roadmapId: id }}
              renewed={seenOf(copy)}
            >
              <Hidden name="seen" value={seenOf(copy)} />
              <LongText
                name="note"
                label="Note for the people on it"
                hint={`Everyone who sees the roadmap can read it${written.teamName ? `: the people of ${written.teamName}` : ''}.`}
                optional
              />
              <FormBar submit={`Publish version ${number}`} back={back} backWords="Cancel" isApart />
            </ActionForm>
          )}
        </div>
        <WhatHappens number={number} isFirst={before === null} />
      </div>
    </Page>
  )
}

function Missing({ written, words }: { written: WorkingCopy; words: string[] }) {
  return (
    <section className="note" aria-labelledby="missing">
      <h2 id="missing" className="subheading">
        {capital(countInWords(words.length, 'thing'))} to fix first
      </h2>
      <ul className="mt-2 list-disc ps-5">
        {words.map((each) => (
          <li key={each}>
            <PlainText text={each} />
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <a className="button" href={`/roadmaps/${written.id}/edit`}>
          Back to the working copy
        </a>
      </p>
    </section>
  )
}

function WhatHappens({ number, isFirst }: { number: number; isFirst: boolean }) {
  return (
    <aside className="aside lg:sticky lg:top-6" aria-label="What publishing does">
      <h2 className="subheading">What happens next</h2>
      <dl className="facts">
        <div>
          <dt>Text</dt>
          <dd>
            Version {number} can’t be changed after this. The next change starts version {number + 1}.
          </dd>
        </div>
        {!isFirst && (
          <>
            <div>
              <dt>People</dt>
              <dd>Everyone stays on their version until a mentor or lead moves them on.</dd>
            </div>
            <div>
              <dt>New goals</dt>
              <dd>Assigned from the version that each person is on.</dd>
            </div>
            <div>
              <dt>Old links</dt>
              <dd>Version {number - 1} stays readable.</dd>
            </div>
          </>
        )}
      </dl>
    </aside>
  )
}
