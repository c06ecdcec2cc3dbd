import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { ShownOnce } from '#app/_ui/shown-once.tsx'

export function ResetLinkForm(props: {
  action: FormAction
  id: string
  person: { id: string; name: string }
  back: string
}) {
  const { action, id, person, back } = props
  return (
    <ActionForm action={action} className="form">
      <ShownOnce
        label="The link"
        after={
          <>
            <p>
              Give it to {person.name} yourself: whoever has it can set the password. It works once, within an
              hour, and is shown this once.
            </p>
            <div className="form-bar">
              <a className="button button--primary" href={back}>
                Done
              </a>
            </div>
          </>
        }
      >
        <Hidden name="id" value={id} />
        <input type="hidden" name="personId" value={person.id} />
        <p>
          {person.name} sets a new password with it, and is signed out everywhere. Until then the present one
          goes on working. Links made before for {person.name} stop working now. That you made a link is
          written down.
        </p>
        <FormBar submit="Make the link" back={back} backWords="Not now" />
      </ShownOnce>
    </ActionForm>
  )
}
