'use client'
import { useField, useForm } from './form-context.ts'
import { typedValues } from './typed-values.ts'

/** Below the question about a day that may be a slip: a box that says it's meant. */
export function MeantDay({ name }: { name: string }) {
  const { id, state, names } = useField(name)
  const asked = state.asked?.[name]
  if (!asked) return null
  return (
    <label className="check-line">
      <input
        className="tick"
        type="checkbox"
        {...names.typed('meant')}
        value={asked.day}
        id={`${id}-meant`}
      />
      <span>{asked.yes}</span>
    </label>
  )
}

/** Days that were confirmed before, so that the form can come back for another reason without asking again. */
export function DaysMeant() {
  const { state, names } = useForm()
  return typedValues(state, 'meant').map((day) => (
    <input key={day} type="hidden" {...names.hidden('meant')} value={day} />
  ))
}
