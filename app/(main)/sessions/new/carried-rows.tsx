'use client'
import { useId } from 'react'
import { useForm } from '#app/_ui/form-context.ts'
import { Rows } from '#app/_ui/rows.tsx'
import { typedValue } from '#app/_ui/typed-values.ts'

/** An open action as the form shows it: its words, and who does it by when. */
export type Carried = { id: string; body: string; meta: string }

const choices = [
  { value: 'open', label: 'Still open' },
  { value: 'done', label: 'Done' },
  { value: 'dropped', label: 'Drop it' },
]

/**
 * Open actions, each with what becomes of it. The rows carry the actions' ids, so that a choice stays with its action
 * when the other of the pair closed one meanwhile.
 */
export function CarriedRows({ actions }: { actions: Carried[] }) {
  const byId = new Map(actions.map((action) => [action.id, action]))
  return (
    <ul className="carry sheet">
      <Rows list="open" ids={actions.map(({ id }) => id)}>
        {(row) => {
          const action = byId.get(row.id)
          return action && <CarriedRow action={action} name={row.name('choice')} />
        }}
      </Rows>
    </ul>
  )
}

function CarriedRow({ action, name }: { action: Carried; name: string }) {
  const id = useId()
  const { state } = useForm()
  const chosen = typedValue(state, name, 'open') || 'open'
  return (
    <li>
      <div>
        <p id={id}>{action.body}</p>
        <p className="meta">{action.meta}</p>
      </div>
      <div className="close3" role="radiogroup" aria-labelledby={id}>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
            {label}
          </label>
        ))}
      </div>
    </li>
  )
}
