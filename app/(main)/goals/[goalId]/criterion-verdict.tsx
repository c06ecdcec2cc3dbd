'use client'
import type { ReactNode } from 'react'
import { Counter, useCounter } from '#app/_ui/counter.tsx'
import { FieldError } from '#app/_ui/field.tsx'
import { useField } from '#app/_ui/form-context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { typedValue } from '#app/_ui/typed-values.ts'

export function CriterionVerdict(props: { index: number; criterionId: string; label: ReactNode }) {
  const name = (field: string) => `criteria.${props.index}.${field}`
  const { id, state, control, names } = useField(name('met'))
  const remark = useField(name('remark'))
  const chosen = typedValue(state, name('met'))
  const value = typedValue(state, name('remark'))
  const { count, left } = useCounter(1000, value)
  return (
    <li>
      <input type="hidden" {...names.hidden(name('id'))} value={props.criterionId} />
      <div>
        <span id={`${id}-label`}>{props.label}</span>
        <FieldError name={name('met')} />
      </div>
      <span className="segments" role="radiogroup" aria-labelledby={`${id}-label`}>
        <label>
          <input
            {...control}
            {...names.radio(name('met'))}
            type="radio"
            value="met"
            defaultChecked={chosen === 'met'}
          />
          <Icon name="check" />
          Met
        </label>
        <label>
          <input
            type="radio"
            {...names.radio(name('met'))}
            value="not_yet"
            defaultChecked={chosen === 'not_yet'}
            aria-invalid={control['aria-invalid']}
            aria-describedby={control['aria-describedby']}
          />
          Not yet
        </label>
      </span>
      <span className="verdicts__remark">
        <label className="visually-hidden" htmlFor={remark.id}>
          What’s missing (optional)
        </label>
        <FieldError name={name('remark')} />
        <input
          {...remark.control}
          dir="auto"
          className="input"
          placeholder="What’s missing (optional)"
          onInput={count}
          defaultValue={value}
        />
        <Counter left={left} />
      </span>
    </li>
  )
}
