'use client'
import type { ReactNode } from 'react'
import { FieldError, Theirs } from '#app/_ui/field.tsx'
import { useField } from '#app/_ui/form-context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { MoveRow } from '#app/_ui/move-row.tsx'
import { AddRow, RemoveRow, Rows } from '#app/_ui/rows.tsx'
import { typedValue } from '#app/_ui/typed-values.ts'
import { MAX_CRITERIA } from '#lib/roadmaps/limits/rules.ts'

type Criterion = { key: string; text: string }

/** `before` has what they said before, by key, and `where` that was: 'In version 2'. */
export function CriterionRows(props: {
  criteria: Criterion[]
  before?: Record<string, string>
  where?: string
  children?: ReactNode
}) {
  const { criteria, before = {}, where = '', children } = props
  const ids = criteria.map(({ key }) => key)
  return (
    <fieldset className="field">
      <legend>Criteria</legend>
      <p className="hint">Done when all of these are true, {MAX_CRITERIA} at most.</p>
      <Theirs name="criteria" />
      <Rows list="criteria" ids={ids}>
        {(row) => (
          <CriterionRow
            row={row}
            text={criteria.find(({ key }) => key === row.id)?.text ?? ''}
            was={before[row.id]}
            where={where}
          />
        )}
      </Rows>
      <div className="mt-3">
        <AddRow list="criteria" most={MAX_CRITERIA}>
          Add criterion
        </AddRow>
      </div>
      {children}
    </fieldset>
  )
}

function CriterionRow(props: {
  row: { number: number; position: number; count: number; name: (field: string) => string }
  text: string
  was: string | undefined
  where: string
}) {
  const { row, text, was, where } = props
  const name = row.name('text')
  const { control, state } = useField(name, false, text)
  const place = row.position + 1
  const value = typedValue(state, name, text)
  return (
    <div className="outline-criterion">
      <span className="outline-criterion__number" aria-hidden="true">
        {place}
      </span>
      <div>
        <FieldError name={name} />
        <textarea
          dir="auto"
          {...control}
          className="input"
          rows={2}
          aria-label={`Criterion ${place}`}
          defaultValue={value}
        />
        {was !== undefined && was !== value && (
          <p className="meta mt-1">
            <b>{where}:</b> <bdi>{was}</bdi>
          </p>
        )}
      </div>
      <span className="outline__tools">
        <MoveRow
          list="criteria"
          number={row.number}
          to="up"
          className="outline__tool"
          disabled={row.position === 0}
          aria-label={`Move criterion ${place} up`}
        >
          <Icon name="up" />
        </MoveRow>
        <MoveRow
          list="criteria"
          number={row.number}
          to="down"
          className="outline__tool"
          disabled={row.position === row.count - 1}
          aria-label={`Move criterion ${place} down`}
        >
          <Icon name="up" className="rotate-180" />
        </MoveRow>
        <RemoveRow
          list="criteria"
          number={row.number}
          className="outline__tool outline__tool--ends"
          aria-label={`Remove criterion ${place}`}
        >
          <Icon name="close" />
        </RemoveRow>
      </span>
    </div>
  )
}
