'use client'
import type { ReactNode } from 'react'
import { FieldError } from './field.tsx'
import { useField } from './form-context.ts'
import { Icon, type IconName } from './icon.tsx'
import { typedValue, typedValues } from './typed-values.ts'

/** With `value`, one of several boxes with the same name. Without it, the box sends `on` or nothing. */
export function Tick(props: {
  name: string
  label: ReactNode
  value?: string
  checked?: boolean
  hideLabel?: boolean
}) {
  const { value = 'on' } = props
  const { id, control, state, names } = useField(props.name, false, props.checked ? value : '')
  const ticked = typedValues(state, props.name, props.checked ? [value] : []).includes(value)
  return (
    <label className="check-line">
      {props.checked && names.besides?.ticked(props.name, value)}
      <input
        {...control}
        id={props.value === undefined ? id : `${id}-${value}`}
        className="tick"
        type="checkbox"
        value={value}
        defaultChecked={ticked}
      />
      <span className={props.hideLabel ? 'visually-hidden' : undefined}>{props.label}</span>
    </label>
  )
}

export type TickOption = { value: string; label: string; meta?: string; checked?: boolean }

/** One client component for all boxes of a list, which may be long. */
export function Ticks(props: { name: string; options: TickOption[]; metaBelow?: boolean }) {
  const { id, control, state, names } = useField(props.name)
  const first = props.options.filter(({ checked }) => checked).map(({ value }) => value)
  const ticked = new Set(typedValues(state, props.name, first))
  return props.options.map(({ value, label, meta, checked }, place) => (
    <label key={value} className="check-line">
      {checked && names.besides?.ticked(props.name, value)}
      <input
        {...(place === 0 ? control : { ...control, autoFocus: undefined })}
        {...names.typed(props.name, checked ? value : '')}
        id={`${id}-${value}`}
        className="tick"
        type="checkbox"
        value={value}
        defaultChecked={ticked.has(value)}
      />
      <span>
        {label}
        {meta && (
          <span className={props.metaBelow ? 'meta block' : 'meta'}>
            {props.metaBelow ? meta : ` ${meta}`}
          </span>
        )}
      </span>
    </label>
  ))
}

type Choice = { value: string; label: ReactNode; icon?: IconName }

/** `look="close"` draws a row of pills. */
export function Segments(props: {
  name: string
  legend: ReactNode
  options: Choice[]
  value?: string
  hint?: ReactNode
  hideLegend?: boolean
  look?: 'strip' | 'close'
}) {
  const { id, error, control, state, names } = useField(props.name, Boolean(props.hint))
  const chosen = typedValue(state, props.name, props.value)
  const radios = props.options.map((option, index) => (
    <label key={option.value}>
      <input
        type="radio"
        {...names.radio(props.name, props.value)}
        value={option.value}
        defaultChecked={option.value === chosen}
        id={index === 0 ? id : undefined}
        aria-invalid={control['aria-invalid']}
        aria-describedby={control['aria-describedby']}
      />
      {option.icon && <Icon name={option.icon} />}
      {option.label}
    </label>
  ))
  return (
    <fieldset className={error ? 'field field--bad' : 'field'}>
      <legend className={props.hideLegend ? 'visually-hidden' : undefined}>{props.legend}</legend>
      {props.hint && (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <FieldError name={props.name} />
      <div className={props.look === 'close' ? 'pills' : 'segments'}>{radios}</div>
    </fieldset>
  )
}

export function FieldGroup(props: {
  name: string
  legend: ReactNode
  hint?: ReactNode
  hideLegend?: boolean
  className?: string
  children: ReactNode
}) {
  const { id, error } = useField(props.name, Boolean(props.hint))
  return (
    <fieldset className={error ? 'field field--bad' : 'field'} id={id} tabIndex={error ? -1 : undefined}>
      <legend className={props.hideLegend ? 'visually-hidden' : undefined}>{props.legend}</legend>
      {props.hint && <p className="hint">{props.hint}</p>}
      <FieldError name={props.name} />
      <div className={props.className}>{props.children}</div>
    </fieldset>
  )
}
