import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Select, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { listRoadmaps } from '#lib/roadmaps/reads.ts'
import { ownersFor } from '../owners.ts'
import { start } from './actions.ts'

export const metadata: Metadata = { title: 'New roadmap' }

export default async function NewRoadmapPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext()
  const owners = ownersFor(ctx)
  const [first] = owners
  if (!first) notFound()
  const query = await searchParams
  const roadmaps = await listRoadmaps(ctx)
  const copied = roadmaps.find(({ id }) => id === one(query.copy))
  return (
    <Page
      title="New roadmap"
      lede="It starts as a working copy. Nobody else sees it until you publish it."
      crumbs={[{ href: '/roadmaps', label: 'Roadmaps' }]}
      width="read"
    >
      <ActionForm action={start} formId={newId()} className="form" aria-label="New roadmap">
        <TextField
          name="title"
          label="Title"
          hint="Such as “Junior to Senior Go Developer”."
          maxLength={MAX_TITLE}
          value={copied ? withoutBackticks(copied.title) : ''}
        />
        <Select
          name="teamId"
          label="For"
          hint="A team’s roadmap is seen by that team’s people only."
          options={owners}
          value={one(query.team) ?? first.value}
          width="medium"
        />
        <Select
          name="copyOf"
          label="Start from"
          empty="Nothing"
          options={roadmaps.map(({ id, title, number }) => ({
            value: id,
            label: `A copy of ${withoutBackticks(title)}, version ${number}`,
          }))}
          value={copied?.id ?? ''}
        />
        <FormBar submit="Start writing" back="/roadmaps" backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
