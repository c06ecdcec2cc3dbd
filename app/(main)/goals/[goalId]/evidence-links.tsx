'use client'
import { TextField } from '#app/_ui/fields.tsx'
import { useForm } from '#app/_ui/form-context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { AddRow, RemoveRow, Rows } from '#app/_ui/rows.tsx'
import { formRows } from '#app/_ui/typed-values.ts'
import { MAX_LINKS } from '#lib/goals/rules.ts'

export function EvidenceLinks({ ids }: { ids: string[] }) {
  const { state } = useForm()
  return (
    <>
      <Rows list="links" ids={ids}>
        {(row) => (
          <div className="link-row">
            <TextField
              name={row.name('url')}
              label={`Link ${row.position + 1}`}
              hideLabel
              type="url"
              placeholder="https://"
              maxLength={2000}
            />
            <TextField
              name={row.name('title')}
              label={`Title of link ${row.position + 1}`}
              hideLabel
              placeholder="Title, if you like"
              maxLength={200}
            />
            <RemoveRow list="links" number={row.number} aria-label={`Remove link ${row.position + 1}`}>
              <Icon name="close" />
            </RemoveRow>
          </div>
        )}
      </Rows>
      {formRows(state, 'links', ids).length < MAX_LINKS ? (
        <AddRow list="links" className="button button--small button--quiet">
          <Icon name="plus" />
          Add a link
        </AddRow>
      ) : (
        <p className="meta">{MAX_LINKS} links are the most that a version holds.</p>
      )}
    </>
  )
}
