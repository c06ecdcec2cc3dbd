'use client'
import type { ReactNode } from 'react'
import { Counter, useCounter } from './counter.tsx'
import { Field } from './field.tsx'
import { useField, useForm } from './form-context.ts'
import { typedValue, typedValues } from './typed-values.ts'

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
  /** Counted near the limit; the server says if it's too long. */
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

const width = { short: ' max-w-44', medium: ' max-w-80', full: '' }

/** `value` is shown until the form is sent. Typed passwords never come back. */
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
      /** See `pressKey`. */
      shortcut?: string | undefined
    },
) {
  const { control, state } = useField(props.name, Boolean(props.hint), props.value)
  const { type = 'text' } = props
  const value = typedValue(state, props.name, props.value)
  const { count, left } = useCounter(props.maxLength, value)
  return (
    <Field {...frame(props)}>
      <input
        {...control}
        className={`input${width[props.width ?? 'full']}`}
        // A browser refuses what comes along with a copied address; the server takes it off.
        autoCapitalize={type === 'email' ? 'none' : undefined}
        dir={type === 'text' || type === 'search' ? 'auto' : undefined}
        type={type === 'email' ? 'text' : type}
        defaultValue={type === 'password' ? undefined : value}
        onInput={count}
        required={props.required}
        placeholder={props.placeholder}
        autoComplete={props.autoComplete}
        spellCheck={type === 'email' ? false : props.spellCheck}
        min={props.min}
        max={props.max}
        step={props.step}
        inputMode={type === 'email' ? 'email' : props.inputMode}
        list={props.list}
        aria-keyshortcuts={props.shortcut}
      />
      <Counter left={left} />
    </Field>
  )
}

/** For a list that is pasted, one entry a line. What people write belongs in a box with a draft. */
export function LinesField(props: Frame & { value?: string; rows: number; required?: boolean }) {
  const { control, state } = useField(props.name, Boolean(props.hint), props.value)
  return (
    <Field {...frame(props)}>
      <textarea
        {...control}
        className="input"
        rows={props.rows}
        defaultValue={typedValue(state, props.name, props.value)}
        required={props.required}
        autoCapitalize="none"
        spellCheck={false}
      />
    </Field>
  )
}

/** `empty` is a first option with an empty value. */
export function Select(
  props: Frame & {
    options: SelectOption[]
    value?: string
    empty?: string
    required?: boolean
    width?: keyof typeof width
  },
) {
  // A browser chooses the first option if no other is chosen.
  const given = props.value ?? (props.empty === undefined ? firstOf(props.options) : '')
  const { control, state } = useField(props.name, Boolean(props.hint), given)
  return (
    <Field {...frame(props)}>
      {/* React resets a form after its action; without a new key, a select ignores its new defaultValue. */}
      <select
        key={state.attempt}
        {...control}
        className={`input${width[props.width ?? 'full']}`}
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

const firstOf = ([first]: SelectOption[]): string =>
  first === undefined ? '' : 'options' in first ? firstOf(first.options) : first.value

const line = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
)

/**
 * Keeps what the last attempt sent, although the page renders a new value each time: a new record's id, or the version
 * being edited. A constant is `fixed` in its `ActionForm`.
 */
export function Hidden({ name, value }: { name: string; value: string | number }) {
  const { state, names } = useForm()
  const typed = state.values[name]
  return <input type="hidden" {...names.hidden(name)} value={typeof typed === 'string' ? typed : value} />
}

/** What the page shows of a list, so that only what is changed in the form is changed. */
export function HiddenList({ name, values }: { name: string; values: string[] }) {
  const { state, names } = useForm()
  return typedValues(state, name, values).map((value) => (
    <input key={value} type="hidden" {...names.hidden(name)} value={value} />
  ))
}
