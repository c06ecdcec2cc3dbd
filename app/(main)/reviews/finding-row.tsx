'use client'
import type { ReactNode } from 'react'
import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import { Counter, useCounter } from '#app/_ui/counter.tsx'
import { FieldError } from '#app/_ui/field.tsx'
import { useField } from '#app/_ui/form-context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Prose } from '#app/_ui/prose.tsx'
import { RemoveRow } from '#app/_ui/rows.tsx'
import { previewHtml, typedValue } from '#app/_ui/typed-values.ts'
import { severities } from '#db/words.ts'

export type Option = { value: string; label: string }

export type FindingValues = {
  id: string
  severity: string
  themeId: string
  body: string
  where: string
  snippet: string
}

type Props = {
  row: { number: number; position: number; name: (field: string) => string }
  initial: FindingValues | undefined
  themes: Option[]
}

export function FindingRow({ row, initial, themes }: Props) {
  const number = row.position + 1
  const where = useField(row.name('where'))
  const body = useField(row.name('body'))
  const snippet = useField(row.name('snippet'))
  const { state } = body
  const typed = (field: Exclude<keyof FindingValues, 'id'>) =>
    typedValue(state, row.name(field), initial?.[field])
  const { count, left } = useCounter(300, typed('where'))
  const preview = previewHtml(state, row.name('body'))

  return (
    <fieldset className="finding-row">
      <legend className="visually-hidden">Finding {number}</legend>
      <div className="finding-row__words">
        <label className="label" htmlFor={body.id}>
          What you saw
        </label>
        <FieldError name={row.name('body')} />
        <textarea dir="auto" {...body.control} className="input" rows={2} defaultValue={typed('body')} />
        {preview && <Prose html={preview} className="textbox__preview" role="status" />}
        <RemoveRow list="findings" number={row.number} aria-label={`Remove finding ${number}`}>
          <Icon name="close" />
        </RemoveRow>
      </div>
      <div className="finding-row__facts">
        <Choice
          name={row.name('severity')}
          legend="Kind"
          className="segments"
          options={severities.map((each) => ({ value: each, label: <FindingSeverity severity={each} /> }))}
          chosen={typed('severity') || 'suggestion'}
        />
        <div>
          <label className="label" htmlFor={where.id}>
            Where <span className="optional">(optional)</span>
          </label>
          <FieldError name={row.name('where')} />
          <input
            {...where.control}
            className="input"
            defaultValue={typed('where')}
            placeholder="refunds/worker.py:88"
            onInput={count}
            spellCheck={false}
            autoComplete="off"
          />
          <Counter left={left} />
        </div>
      </div>
      <Choice
        name={row.name('themeId')}
        legend="Theme"
        className="pills"
        options={themes}
        chosen={typed('themeId')}
      />
      <details className="snippet" open={Boolean(typed('snippet')) || Boolean(snippet.error)}>
        <summary>
          <Icon name="code" />
          Code snippet
        </summary>
        <label className="visually-hidden" htmlFor={snippet.id}>
          Code snippet for finding {number}
        </label>
        <FieldError name={row.name('snippet')} />
        <textarea
          {...snippet.control}
          className="input code"
          rows={2}
          spellCheck={false}
          defaultValue={typed('snippet')}
        />
      </details>
    </fieldset>
  )
}

function Choice(props: {
  name: string
  legend: string
  className: string
  options: { value: string; label: ReactNode }[]
  chosen: string
}) {
  const { name, chosen } = props
  const { id, control } = useField(name)
  const labelId = `${id}-label`
  return (
    <div>
      <span className="label" id={labelId}>
        {props.legend}
      </span>
      <FieldError name={name} />
      <span className={props.className} role="radiogroup" aria-labelledby={labelId}>
        {props.options.map(({ value, label }, place) => (
          <label key={value}>
            <input
              {...(place === 0 ? control : { name })}
              type="radio"
              value={value}
              defaultChecked={value === chosen}
            />
            {label}
          </label>
        ))}
      </span>
    </div>
  )
}
