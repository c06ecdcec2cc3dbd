import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { makeTeam } from '../../actions.ts'
import { onlyAdmins } from '../../only-admins.ts'

export const metadata: Metadata = { title: 'Make a team' }

export default async function NewTeam() {
  onlyAdmins(await requireContext())
  return (
    <Page
      title="Make a team"
      width="read"
      crumbs={[
        { href: '/admin', label: 'Admin' },
        { href: '/admin/teams', label: 'Teams' },
      ]}
    >
      <ActionForm action={makeTeam} formId={newId()} className="form">
        <TextField
          name="name"
          label="Name"
          hint="As people say it. You invite its first lead next."
          maxLength={60}
          required
        />
        <div className="form-bar">
          <SubmitButton>Make the team</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
