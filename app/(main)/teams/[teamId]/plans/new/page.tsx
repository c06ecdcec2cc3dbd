import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { newId } from '#lib/core/ids.ts'
import { writesPlansOf } from '#lib/plans/access.ts'
import { MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { getTeam } from '#lib/teams/reads.ts'
import { create } from '../actions.ts'
import { planTrail } from '../trail.ts'

type Props = { params: Promise<{ teamId: string }> }

// Shared by `generateMetadata` and the page.
const teamAt = cache(async (teamId: string) => {
  const ctx = await requireContext()
  const team = await found(getTeam(ctx, addressId(teamId)))
  return writesPlansOf(ctx, team.id) ? team : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `New plan for ${(await teamAt((await params).teamId)).name}` }
}

export default async function NewPlanPage({ params }: Props) {
  await requireContext()
  const team = await teamAt((await params).teamId)
  const plans = `/teams/${team.id}/plans`
  return (
    <Page
      title="New plan"
      lede="Nothing is assigned until someone starts it for a junior."
      crumbs={[...planTrail(team), { href: plans, label: 'Plans' }]}
      width="read"
    >
      <ActionForm
        action={create}
        formId={newId()}
        className="form"
        aria-label="New plan"
        fixed={{ teamId: team.id }}
      >
        <TextField
          name="title"
          label="Title"
          hint="Such as “First 90 days”."
          maxLength={MAX_TITLE}
          required
        />
        <FormBar submit="Create plan" back={plans} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
