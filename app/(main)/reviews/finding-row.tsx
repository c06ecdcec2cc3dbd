'use client'
import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import { Counter, useCounter } from '#app/_ui/counter.tsx'
import { FieldError } from '#app/_ui/field.tsx'
import { useField } from '#app/_ui/form-context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Prose } from '#app/_ui/prose.tsx'
import { RemoveRow } from '#app/_ui/rows.tsx'
import { previewHtml, typedValue } from '#app/_ui/typed-values.ts'
import { severities } from '#db/words.ts'

/** With more themes, they're a list to choose from. */
const MAX_PILLS = 14

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
  const severity = useField(row.name('severity'))
  const theme = useField(row.name('themeId'))
  const where = useField(row.name('where'))
  const body = useField(row.name('body'))
  const snippet = useField(row.name('snippet'))
  const { state } = body
  const typed = (field: Exclude<keyof FindingValues, 'id'>) =>
    typedValue(state, row.name(field), initial?.[field])
  const chosen = typed('severity') || 'suggestion'
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
        <textarea
          dir="auto"
          {...body.control}
          className="input"
          rows={2}
          defaultValue={typed('body')}
          data-start=""
        />
        {preview && <Prose html={preview} className="textbox__preview" role="status" />}
        <RemoveRow list="findings" number={row.number} aria-label={`Remove finding ${number}`}>
          <Icon name="close" />
        </RemoveRow>
      </div>
      <div className="finding-row__facts">
        <div>
          <span className="label" id={`${severity.id}-label`}>
            Kind
          </span>
          <FieldError name={row.name('severity')} />
          <span className="segments" role="radiogroup" aria-labelledby={`${severity.id}-label`}>
            {severities.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name={row.name('severity')}
                  value={each}
                  defaultChecked={each === chosen}
                  id={each === chosen ? severity.id : undefined}
                />
                <FindingSeverity severity={each} />
              </label>
            ))}
          </span>
        </div>
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
      {themes.length <= MAX_PILLS ? (
        <div>
          <span className="label" id={`${theme.id}-label`}>
            Theme
          </span>
          <FieldError name={row.name('themeId')} />
          <span className="pills" role="radiogroup" aria-labelledby={`${theme.id}-label`}>
            {themes.map(({ value, label }, place) => (
              <label key={value}>
                <input
                  {...(place === 0 ? theme.control : { 'aria-invalid': theme.control['aria-invalid'] })}
                  type="radio"
                  name={row.name('themeId')}
                  value={value}
                  defaultChecked={value === typed('themeId')}
                />
                {label}
              </label>
            ))}
          </span>
        </div>
      ) : (
        <div>
          <label className="label" htmlFor={theme.id}>
            Theme
          </label>
          <FieldError name={row.name('themeId')} />
          {/* React resets a form after its action; without a new key, a select ignores its new defaultValue. */}
          <select key={state.attempt} {...theme.control} className="input" defaultValue={typed('themeId')}>
            <option value="">Choose</option>
            {themes.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
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
