'use client'
import { type FormEvent, useState } from 'react'
import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import { Theirs } from '#app/_ui/field.tsx'
import { useForm } from '#app/_ui/form-context.ts'
import { AddRow, Rows } from '#app/_ui/rows.tsx'
import { formRows, typedValue } from '#app/_ui/typed-values.ts'
import { type Severity, severities } from '#db/words.ts'
import { MAX_FINDINGS, type Tally, tallyFindings } from '#lib/reviews/rules.ts'
import { FindingRow, type FindingValues, type Option } from './finding-row.tsx'

type Props = { ids: string[]; findings: FindingValues[]; themes: Option[] }

export function FindingsPart({ ids, findings, themes }: Props) {
  const { state } = useForm()
  const initial = new Map(findings.map((finding) => [finding.id, finding]))
  const rows = formRows(state, 'findings', ids)
  const value = (row: (typeof rows)[number], field: 'body' | 'severity') =>
    typedValue(state, `findings.${row.number}.${field}`, initial.get(row.id)?.[field])
  const sent = tallyFindings(
    rows
      .filter((row) => value(row, 'body').trim())
      .map((row) => ({ severity: (value(row, 'severity') || 'suggestion') as Severity })),
  )
  const [typed, setTyped] = useState<{ attempt: number; tally: Tally }>()
  const count = (event: FormEvent<HTMLElement>) =>
    setTyped({ attempt: state.attempt, tally: countRows(event.currentTarget) })
  const tally = typed?.attempt === state.attempt ? typed.tally : sent

  return (
    <section aria-labelledby="findings" onInput={count}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3.5 sm:px-5">
        <h2 id="findings" className="subheading">
          Findings
        </h2>
        <p className="tally">
          {severities
            .filter((severity) => tally[severity] > 0)
            .map((severity) => (
              <FindingSeverity key={severity} severity={severity} count={tally[severity]} />
            ))}
        </p>
      </div>
      <div className="finding-note">
        <Theirs name="findings" />
      </div>
      <Rows list="findings" ids={ids}>
        {(row) => <FindingRow row={row} initial={initial.get(row.id)} themes={themes} />}
      </Rows>
      {/* biome-ignore lint/a11y/useSemanticElements: no fields, but buttons */}
      <div
        className="flex flex-wrap items-center gap-2 px-4 pb-5 sm:px-5"
        role="group"
        aria-label="Add a finding"
      >
        Add
        <AddRow
          list="findings"
          most={MAX_FINDINGS}
          rows={rows.length}
          ways={severities.map((severity) => ({
            given: `severity=${severity}`,
            words: <FindingSeverity severity={severity} />,
          }))}
        />
      </div>
    </section>
  )
}

export function PreviewNote({ ids }: { ids: string[] }) {
  const { state } = useForm()
  const bodies = formRows(state, 'findings', ids).map(({ number }) => `findings.${number}.body`)
  return (
    <div className="textbox__foot">
      <span>You can use Markdown anywhere in this note</span>
      <button
        type="submit"
        className="button button--small button--quiet"
        name="preview"
        value={['summary', 'wentWell', 'toImprove', ...bodies].join(' ')}
      >
        Preview
      </button>
    </div>
  )
}

// A row without text isn't a finding yet.
function countRows(section: HTMLElement): Tally {
  const written = [...section.querySelectorAll('.finding-row')].filter((row) =>
    // Its text is the first of its boxes, its kind the first of its choices.
    row.querySelector('textarea')?.value.trim(),
  )
  return tallyFindings(
    written.map((row) => ({
      severity: row.querySelector<HTMLInputElement>('input:checked')?.value as Severity,
    })),
  )
}
