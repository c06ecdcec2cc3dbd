'use client'
import { useId } from 'react'
import { FieldError } from '#app/_ui/field.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { useForm } from '#app/_ui/form-context.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { formRows, typedValue } from '#app/_ui/typed-values.ts'

type State = 'open' | 'done' | 'dropped'

/** `was`: what the record says of it, open if left out. */
export type Carried = { id: string; version: number; body: string; meta: string; was?: State }

const choices = [
  { value: 'open', label: 'Still open' },
  { value: 'done', label: 'Done' },
  { value: 'dropped', label: 'Drop it' },
]

/** Rows carry the actions' ids, so a choice stays with its action if the other person closes one meanwhile. */
export function CarriedRows({ actions }: { actions: Carried[] }) {
  const { state } = useForm()
  const byId = new Map(actions.map((action) => [action.id, action]))
  const rows = formRows(
    state,
    'open',
    actions.map(({ id }) => id),
  )
  return (
    <ul className="carry sheet">
      {rows.map(({ number, id }) => {
        const action = byId.get(id)
        return action && <CarriedRow key={id} action={action} name={`open.${number}`} />
      })}
    </ul>
  )
}

function CarriedRow({ action, name }: { action: Carried; name: string }) {
  const id = useId()
  const { state } = useForm()
  const { was = 'open' } = action
  const chosen = typedValue(state, `${name}.choice`, was) || was
  return (
    <li>
      <div className="min-w-0 wrap-anywhere">
        <p id={id}>
          <PlainText text={action.body} />
        </p>
        <p className="meta">{action.meta}</p>
        <FieldError name={`${name}.choice`} />
      </div>
      <div className="pills" role="radiogroup" aria-labelledby={id}>
        <input type="hidden" name={`${name}.id`} value={action.id} />
        <Hidden name={`${name}.version`} value={action.version} />
        <Hidden name={`${name}.was`} value={was} />
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={`${name}.choice`} value={value} defaultChecked={value === chosen} />
            {label}
          </label>
        ))}
      </div>
    </li>
  )
}
