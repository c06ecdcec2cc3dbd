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
              Give it to <bdi>{person.name}</bdi> yourself: anyone who has it can set the password. It works
              once, within an hour, and is only shown now.
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
          <bdi>{person.name}</bdi> sets a new password with it, and is signed out everywhere. The current
          password works until then. Earlier links stop working now.
        </p>
        <p>
          This link opens everything that <bdi>{person.name}</bdi> can read. They’re told that you created it
          and whether it was used, and it’s recorded in the audit log.
        </p>
        <FormBar submit="Create link" back={back} backWords="Cancel" />
      </ShownOnce>
    </ActionForm>
  )
}
