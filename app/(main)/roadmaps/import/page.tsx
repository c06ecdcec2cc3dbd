import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Select } from '#app/_ui/fields.tsx'
import { FileField } from '#app/_ui/file-field.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { timeAgo } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { listImports } from '#lib/roadmaps/imports/reads.ts'
import { IMPORT_DAYS } from '#lib/roadmaps/imports/rules.ts'
import { ownersFor } from '../owners.ts'
import { upload } from './actions.ts'

export const metadata: Metadata = { title: 'Import a roadmap' }

export default async function ImportPage() {
  const ctx = await requireContext()
  const owners = ownersFor(ctx)
  const [first] = owners
  if (!first) notFound()
  const imports = await listImports(ctx)
  return (
    <Page
      title="Import a roadmap"
      lede="Upload the ladder that you have. You see how it’s understood before anything is made of it."
      crumbs={[{ href: '/roadmaps', label: 'Roadmaps' }]}
      width="read"
    >
      <DidNotice />
      <ActionForm action={upload} formId={newId()} className="form" aria-label="Import a roadmap">
        <FileField
          name="file"
          label="File"
          hint="A table (CSV or TSV), Markdown, YAML or JSON. At most 1 MB, 20 stages and 500 milestones."
          accept=".csv,.tsv,.txt,.md,.markdown,.yaml,.yml,.json"
        />
        <Select name="teamId" label="For" options={owners} value={first.value} width="medium" />
        <FormBar submit="Upload and look" back="/roadmaps" backWords="Cancel" isApart />
      </ActionForm>
      <div className="mt-8">
        <Fold summary="What it understands">
          <ul className="mt-2 list-disc ps-5">
            <li>A table with a row for each criterion, or a column for each level.</li>
            <li>Markdown: headings and bullets, or tables.</li>
            <li>A file that Cairn exported.</li>
            <li>
              The frameworks of Monzo, the Financial Times, UNiDAYS, Forward Impact and Snowflake (Medium),
              and a graph of roadmap.sh.
            </li>
          </ul>
        </Fold>
      </div>
      {imports.length > 0 && (
        <section className="mt-10" aria-labelledby="uploads">
          <div className="section-head">
            <h2 id="uploads">Your uploads</h2>
            <p className="meta">Only you see them. Kept for {IMPORT_DAYS} days.</p>
          </div>
          <ul className="sheet rows">
            {imports.map((file) => (
              <li key={file.id}>
                <a className="title" href={`/roadmaps/import/${file.id}`}>
                  <PlainText text={file.fileName} />
                </a>
                <p className="meta">
                  Uploaded {timeAgo(file.createdAt, ctx.now)} for <bdi>{file.teamName ?? 'everybody'}</bdi>
                  {file.roadmapId && '. A working copy was made of it'}.
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
