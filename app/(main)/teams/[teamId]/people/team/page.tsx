import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { getManagedTeam } from '#lib/teams/reads.ts'
import { saveTeam } from '../actions.ts'
import { peopleTrail } from '../trail.ts'

type Props = { params: Promise<{ teamId: string }> }

// Shared by `generateMetadata` and the page.
const teamOf = cache(async (teamId: string) =>
  found(getManagedTeam(await requireContext(), addressId(teamId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Name and limits of ${(await teamOf((await params).teamId)).name}` }
}

export default async function TeamSettings({ params }: Props) {
  const ctx = await requireContext()
  const team = await teamOf((await params).teamId)
  return (
    <Page title="Name and limits" width="read" crumbs={peopleTrail(ctx, team)}>
      <ActionForm action={saveTeam} formId={newId()} className="form" renewed={team.version}>
        <input type="hidden" name="teamId" value={team.id} />
        <Hidden name="version" value={team.version} />
        <TextField name="name" label="Name" value={team.name} maxLength={60} required />
        <TextField
          name="evidenceWaitDays"
          label="Evidence waits too long after"
          hint="Days before waiting evidence is flagged as needing attention."
          type="number"
          width="short"
          min={1}
          max={60}
          value={String(team.evidenceWaitDays)}
          required
        />
        <div className="form-bar">
          <SubmitButton>Save</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
