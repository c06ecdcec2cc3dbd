import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { count, listOfWords } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { formatNames } from '#lib/roadmaps/files/choosing/rules.ts'
import type { Understood } from '#lib/roadmaps/files/rules.ts'
import { compareWith, getImport, listTargets, type RoadmapImport } from '#lib/roadmaps/imports/reads.ts'
import { remove, sendPage } from '../actions.ts'
import { Found, Problems } from './found.tsx'
import { Reading } from './reading.tsx'
import { Take } from './take.tsx'

type Props = { params: Promise<{ importId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const importOf = cache(async (importId: string) =>
  found(getImport(await requireContext(), addressId(importId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Import: ${(await importOf((await params).importId)).fileName}` }
}

export default async function ImportPreviewPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const file = await importOf((await params).importId)
  const { understood } = file
  const targets = await listTargets(ctx, file.teamId)
  const asked = one((await searchParams).into)
  const target =
    targets.find(({ id }) => id === asked) ??
    (asked === 'new'
      ? undefined
      : (targets.find(({ id }) => id === file.roadmapId) ??
        targets.find(({ key }) => typeof understood !== 'string' && key === understood.key)))
  const taken =
    target && typeof understood !== 'string' ? await compareWith(ctx, target.id, understood) : undefined
  return (
    <FormsPage
      title={file.fileName}
      lede={typeof understood === 'string' ? undefined : understoodWords(understood)}
      crumbs={[
        { href: '/roadmaps', label: 'Roadmaps' },
        { href: '/roadmaps/import', label: 'Import' },
      ]}
      forms={sendPage}
    >
      <DidNotice />
      <div className="stack-9">
        {typeof understood === 'string' ? (
          <Unread file={file} why={understood} />
        ) : (
          <>
            <Reading file={file} understood={understood} />
            <Problems problems={understood.problems} />
            <Found content={understood.content} />
            <Take file={file} targets={targets} target={target} taken={taken} />
          </>
        )}
        <ActionForm
          action={remove}
          part="remove"
          formId={newId()}
          fixed={{ importId: file.id }}
          aria-label="Delete this upload"
        >
          <SubmitButton className="button button--quiet">Delete this upload</SubmitButton>
        </ActionForm>
      </div>
    </FormsPage>
  )
}

function understoodWords({ counts, format, problems }: Understood): string {
  const parts = [
    count(counts.stages, 'stage'),
    count(counts.milestones, 'milestone'),
    count(counts.criteria, 'criterion', 'criteria'),
  ]
  const rest =
    problems.length === 0
      ? 'Everything was understood.'
      : `${count(problems.length, 'part')} ${problems.length === 1 ? 'wasn’t' : 'weren’t'} understood.`
  return `${formatNames[format]}: ${listOfWords(parts)}. ${rest} Nothing is made of it until you say so.`
}

/** Another format or other letters may still be tried. */
function Unread({ file, why }: { file: RoadmapImport; why: string }) {
  return (
    <section className="note" aria-labelledby="unread">
      <h2 id="unread" className="subheading">
        This file can’t be read as a roadmap
      </h2>
      <p>{why}</p>
      {Object.keys(file.choices).length > 0 && <Reading file={file} understood={null} />}
      <p className="mt-4">
        <a className="button" href="/roadmaps/import">
          Upload another file
        </a>
      </p>
    </section>
  )
}
