import { keyed } from '#app/_parts/shell/places.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Select, TextField } from '#app/_ui/fields.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { Jot } from '#lib/jots/reads.ts'
import type { Contact } from '#lib/sessions/contacts/reads.ts'
import { add } from './actions.ts'

/** `jot` is what it's made from. */
export function AddAction(props: { pairs: Contact[]; viewer: Viewer; renewed: number; jot: Jot | null }) {
  const { pairs, viewer, renewed, jot } = props
  const others = pairs.map((pair) => {
    const other = pair.mentor.id === viewer.id ? pair.junior : pair.mentor
    return {
      id: other.id,
      value: pair.mentorshipId,
      label: fullName(viewer, other),
      called: calledName(viewer, other),
    }
  })
  const [only] = others
  const isOne = others.length === 1 && only !== undefined
  const [about, ...alsoAbout] = others.filter(({ id }) => id === jot?.about?.id)
  return (
    <section aria-labelledby="add" className="print:hidden">
      <h2 id="add" className="subheading">
        Add an action
      </h2>
      <ActionForm
        action={add}
        part="add"
        formId={newId()}
        fixed={{ from: '/actions', mentorshipId: isOne && only.value, jotId: jot?.id }}
        className="form mt-3"
        aria-labelledby="add"
        renewed={renewed}
      >
        <TextField
          name="body"
          label="What"
          value={jot?.body ?? ''}
          maxLength={300}
          shortcut={keyed(viewer, 'n')}
        />
        {!isOne && (
          <Select
            name="mentorshipId"
            label="With"
            options={others.map(({ value, label }) => ({ value, label }))}
            value={about && alsoAbout.length === 0 ? about.value : ''}
            empty="Choose"
          />
        )}
        <Segments
          name="owner"
          legend="Who does it"
          value="me"
          options={[
            { value: 'me', label: 'You' },
            { value: 'other', label: isOne ? only.called : 'The other person' },
          ]}
        />
        <TextField name="dueOn" label="By" type="date" optional />
        <Segments
          name="visibility"
          legend="Who can see it"
          value="pair"
          options={[
            { value: 'pair', label: 'You two' },
            { value: 'circle', label: 'Mentors and leads too' },
          ]}
        />
        <SubmitButton className="button">Add action</SubmitButton>
      </ActionForm>
    </section>
  )
}
