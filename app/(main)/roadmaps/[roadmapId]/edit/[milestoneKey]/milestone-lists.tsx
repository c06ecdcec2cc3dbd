'use client'
import { Select, type SelectOption, TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { AddRow, RemoveRow, Rows } from '#app/_ui/rows.tsx'
import type { ResourceKind } from '#db/words.ts'
import { MAX_NEEDS, MAX_RESOURCES } from '#lib/roadmaps/limits/rules.ts'

const resourceWords: [ResourceKind, string][] = [
  ['docs', 'Documentation'],
  ['book', 'Book'],
  ['article', 'Article'],
  ['course', 'Course'],
  ['tool', 'Tool'],
]

type Resource = { kind: ResourceKind; title: string; url: string | null }

export function Resources({ resources }: { resources: Resource[] }) {
  return (
    <fieldset className="field">
      <legend>
        Resources <span className="optional">(optional)</span>
      </legend>
      <Rows list="resources" ids={resources.map((_, index) => `resource-${index + 1}`)}>
        {(row) => {
          const initial = resources[row.number]
          return (
            <div className="outline-resource">
              <TextField
                name={row.name('title')}
                label={`Title of resource ${row.position + 1}`}
                hideLabel
                placeholder="Title"
                value={initial?.title ?? ''}
              />
              <TextField
                name={row.name('url')}
                label={`Link of resource ${row.position + 1}`}
                hideLabel
                placeholder="https://"
                inputMode="url"
                value={initial?.url ?? ''}
              />
              <Select
                name={row.name('kind')}
                label={`Kind of resource ${row.position + 1}`}
                hideLabel
                options={resourceWords.map(([value, label]) => ({ value, label }))}
                value={initial?.kind ?? 'docs'}
              />
              <RemoveRow
                list="resources"
                number={row.number}
                aria-label={`Remove resource ${row.position + 1}`}
              >
                <Icon name="close" />
              </RemoveRow>
            </div>
          )
        }}
      </Rows>
      <div className="mt-3">
        <AddRow list="resources" most={MAX_RESOURCES}>
          Add resource
        </AddRow>
      </div>
    </fieldset>
  )
}

export function Needs({ needs, others }: { needs: string[]; others: SelectOption[] }) {
  return (
    <fieldset className="field">
      <legend>
        Prerequisites <span className="optional">(optional)</span>
      </legend>
      <p className="hint">Shown when someone assigns this milestone. They can still go ahead.</p>
      <Rows list="needs" ids={needs.map((_, index) => `need-${index + 1}`)}>
        {(row) => (
          <div className="outline-need">
            <Select
              name={row.name('key')}
              label={`Prerequisite ${row.position + 1}`}
              hideLabel
              empty="Choose a milestone"
              options={withGone(others, needs[row.number])}
              value={needs[row.number] ?? ''}
            />
            <RemoveRow
              list="needs"
              number={row.number}
              aria-label={`Remove prerequisite ${row.position + 1}`}
            >
              <Icon name="close" />
            </RemoveRow>
          </div>
        )}
      </Rows>
      <div className="mt-3">
        <AddRow list="needs" most={MAX_NEEDS}>
          Add prerequisite
        </AddRow>
      </div>
    </fieldset>
  )
}

/** One that was removed from the roadmap stays chosen until someone chooses another. */
function withGone(options: SelectOption[], key: string | undefined): SelectOption[] {
  const isThere = (option: SelectOption): boolean =>
    'options' in option ? option.options.some(isThere) : option.value === key
  if (!key || options.some(isThere)) return options
  return [...options, { value: key, label: `${key} (no longer in the roadmap)` }]
}
