'use client'
import { TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { AddRow, RemoveRow, Rows } from '#app/_ui/rows.tsx'

/** The links of a version of evidence; rows left empty are left out. */
export function EvidenceLinks({ ids }: { ids: string[] }) {
  return (
    <>
      <Rows list="links" ids={ids}>
        {(row) => (
          <div className="linkrow">
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
      <AddRow list="links" className="btn btn--sm btn--quiet">
        <Icon name="plus" />
        Add a link
      </AddRow>
    </>
  )
}
