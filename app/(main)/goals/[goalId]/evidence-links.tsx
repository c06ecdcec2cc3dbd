'use client'
import { TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { AddRow, RemoveRow, Rows } from '#app/_ui/rows.tsx'
import { MAX_LINKS } from '#lib/goals/rules.ts'

type Saved = { id: string; url: string; title: string | null }

/** `saved` fills the first rows. */
export function EvidenceLinks({ ids, saved = [] }: { ids: string[]; saved?: Saved[] }) {
  return (
    <>
      <Rows list="links" ids={[...saved.map(({ id }) => id), ...ids]}>
        {(row) => (
          <div className="link-row">
            <TextField
              name={row.name('url')}
              label={`Link ${row.position + 1}`}
              hideLabel
              type="url"
              value={saved.find(({ id }) => id === row.id)?.url}
              placeholder="https://"
              maxLength={2000}
            />
            <TextField
              name={row.name('title')}
              label={`Title of link ${row.position + 1}`}
              hideLabel
              value={saved.find(({ id }) => id === row.id)?.title ?? undefined}
              placeholder="Title (optional)"
              maxLength={200}
            />
            <RemoveRow list="links" number={row.number} aria-label={`Remove link ${row.position + 1}`}>
              <Icon name="close" />
            </RemoveRow>
          </div>
        )}
      </Rows>
      <AddRow list="links" most={MAX_LINKS} className="button button--small button--quiet">
        <Icon name="plus" />
        Add a link
      </AddRow>
    </>
  )
}
