'use client'
import type { ComponentProps } from 'react'
import { Counter, useCounter } from './counter.tsx'
import { Field } from './field.tsx'
import { useField } from './form-context.ts'
import { QuietEnter } from './quiet-enter.tsx'
import { typedValue } from './typed-values.ts'

type Frame = Omit<ComponentProps<typeof Field>, 'children'>

/** A text of several lines, in a form with a draft. What others read by its audience is written in an `AudienceBox`. */
export function LongText({
  value: initial,
  rows = 3,
  maxLength,
  ...frame
}: Frame & { value?: string; rows?: number; maxLength?: number }) {
  const { control, state, names } = useField(frame.name, Boolean(frame.hint), initial)
  const value = typedValue(state, frame.name, initial)
  const { count, left } = useCounter(maxLength, value)
  return (
    <Field {...frame}>
      {names.besides?.long ?? <QuietEnter />}
      <textarea dir="auto" {...control} className="input" rows={rows} defaultValue={value} onInput={count} />
      <Counter left={left} />
    </Field>
  )
}
