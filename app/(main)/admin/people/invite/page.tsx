import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ShownOnce } from '#app/_ui/shown-once.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { inviteAdmin } from '../../actions.ts'
import { onlyAdmins } from '../../only-admins.ts'

export const metadata: Metadata = { title: 'Invite an admin' }

export default async function InviteAdmin() {
  onlyAdmins(await requireContext())
  return (
    <Page
      title="Invite an admin"
      width="read"
      crumbs={[
        { href: '/admin', label: 'Admin' },
        { href: '/admin/people', label: 'People' },
      ]}
      lede="For someone who will look after Cairn with you. Mentors, juniors and leads are invited from their team’s page."
    >
      <ActionForm action={inviteAdmin} className="form">
        <ShownOnce
          label="The link"
          after={
            <>
              <p>
                Send it to the person you’re inviting: anyone who has it can become an admin. It works once,
                for seven days, and is only shown now. Until it’s used, you can revoke it.
              </p>
              <div className="form-bar">
                <a className="button button--primary" href="/admin/people">
                  Back to people
                </a>
              </div>
            </>
          }
        >
          <Hidden name="id" value={newId()} />
          <TextField
            name="email"
            label="E-mail"
            hint="They’ll sign in with it."
            type="email"
            autoComplete="off"
            required
          />
          <div className="form-bar">
            <SubmitButton>Create link</SubmitButton>
          </div>
        </ShownOnce>
      </ActionForm>
    </Page>
  )
}
