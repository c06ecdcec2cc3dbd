import { TextField } from '#app/_ui/fields.tsx'

/** A person's own name, in full and in short. The short one can't be guessed: the first word often isn't the first name. */
export function NameFields(props: { label: string; hint?: string; name?: string; shortName?: string }) {
  return (
    <>
      <TextField
        name="name"
        label={props.label}
        hint={props.hint}
        autoComplete="name"
        value={props.name}
        required
      />
      <TextField
        name="shortName"
        label="What people call you"
        hint="For example “Minh Anh”. Leave empty to use your full name."
        autoComplete="nickname"
        value={props.shortName}
        optional
      />
    </>
  )
}
