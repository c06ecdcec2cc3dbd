import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { makeTeam } from '../../actions.ts'
import { onlyAdmins } from '../../only-admins.ts'

export const metadata: Metadata = { title: 'Create a team' }

export default async function NewTeam() {
  onlyAdmins(await requireContext())
  return (
    <Page
      title="Create a team"
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
          hint="What people call it. Next, you invite its first lead."
          maxLength={60}
          required
        />
        <div className="form-bar">
          <SubmitButton>Create team</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
