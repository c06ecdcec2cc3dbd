import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { getManagedTeam } from '#lib/teams/reads.ts'
import { addByEmail } from '../actions.ts'
import { roleChoices } from '../role-choices.ts'
import { peopleTrail } from '../trail.ts'

export const metadata: Metadata = { title: 'Add to the team' }

export default async function AddToTeam({ params }: { params: Promise<{ teamId: string }> }) {
  const ctx = await requireContext()
  const team = await found(getManagedTeam(ctx, addressId((await params).teamId)))
  const people = `/teams/${team.id}/people`
  return (
    <Page
      title={`Add to ${team.name}`}
      width="read"
      crumbs={peopleTrail(ctx, team)}
      lede="For somebody who signs in to this Cairn already. They see the team on their next page."
    >
      <ActionForm action={addByEmail} className="form">
        <input type="hidden" name="teamId" value={team.id} />
        <TextField name="email" label="Their e-mail" type="email" autoComplete="off" required />
        <Segments name="role" legend="Role" options={roleChoices} value="junior" />
        <div className="form-bar">
          <SubmitButton>Add</SubmitButton>
          <a className="sm:ms-auto" href={`${people}/invite`}>
            They have no account yet
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
