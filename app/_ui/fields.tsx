'use client'
import type { ReactNode } from 'react'
import { Field } from './field.tsx'
import { useField, useForm } from './form-context.ts'
import { typedValue } from './typed-values.ts'

type Frame = {
  name: string
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  hideLabel?: boolean
  className?: string
}

type Control = {
  required?: boolean
  maxLength?: number
  placeholder?: string
  autoComplete?: string
  spellCheck?: boolean
}

const frame = ({ name, label, hint, optional, hideLabel, className }: Frame) => ({
  name,
  label,
  hint,
  optional,
  hideLabel,
  className,
})

const width = { s: ' in--w-s', m: ' in--w-m', full: '' }

/**
 * One line of text, a day (`type="date"`), a number, an address, a password … `value` is what stands there before
 * anything was typed. Typed passwords never come back.
 */
export function TextField(
  props: Frame &
    Control & {
      type?: 'text' | 'date' | 'time' | 'email' | 'number' | 'password' | 'search' | 'url'
      value?: string
      width?: keyof typeof width
      min?: string | number
      max?: string | number
      step?: number
      inputMode?: 'numeric' | 'email' | 'url'
      list?: string
    },
) {
  const { control, state } = useField(props.name, Boolean(props.hint))
  const { type = 'text' } = props
  return (
    <Field {...frame(props)}>
      <input
        {...control}
        className={`in${width[props.width ?? 'full']}`}
        type={type}
        defaultValue={type === 'password' ? undefined : typedValue(state, props.name, props.value)}
        required={props.required}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        autoComplete={props.autoComplete}
        spellCheck={props.spellCheck}
        min={props.min}
        max={props.max}
        step={props.step}
        inputMode={props.inputMode}
        list={props.list}
      />
    </Field>
  )
}

/** One of a list. `options` may be grouped; `empty` is the first line, with an empty value. */
export function Select(
  props: Frame & {
    options: SelectOption[]
    value?: string
    empty?: string
    required?: boolean
    width?: keyof typeof width
  },
) {
  const { control, state } = useField(props.name, Boolean(props.hint))
  return (
    <Field {...frame(props)}>
      {/* The key: React resets a form after its action, and a select then forgets its new defaultValue. */}
      <select
        key={state.attempt}
        {...control}
        className={`in${width[props.width ?? 'full']}`}
        defaultValue={typedValue(state, props.name, props.value)}
        required={props.required}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(line)}
            </optgroup>
          ) : (
            line(option)
          ),
        )}
      </select>
    </Field>
  )
}

type Option = { value: string; label: string }
export type SelectOption = Option | { label: string; options: Option[] }

const line = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
)

/**
 * A field the person doesn't see whose value the page makes anew each time: the id of the record it will make, the version
 * an edit was made on. Keeps what the last attempt sent. What is always the same is a plain `<input type="hidden">`.
 */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  const { state } = useForm()
  const typed = state.values[name]
  return <input type="hidden" name={name} value={typeof typed === 'string' ? typed : value} />
}
