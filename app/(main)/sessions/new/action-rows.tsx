'use client'
import { Select, TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { AddRow, RemoveRow, Rows } from '#app/_ui/rows.tsx'

export function ActionRows(props: { ids: string[]; juniorName: string }) {
  const owners = [
    { value: 'junior', label: props.juniorName },
    { value: 'mentor', label: 'You' },
  ]
  return (
    <div className="sheet">
      <Rows list="actions" ids={props.ids}>
        {(row) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a grid row in every browser
          <div className="action-row" role="group" aria-label={`Action ${row.position + 1}`}>
            <TextField name={row.name('body')} label="What" maxLength={300} />
            <Select name={row.name('owner')} label="Who" options={owners} value="junior" />
            <TextField name={row.name('dueOn')} label="By" type="date" />
            <RemoveRow list="actions" number={row.number} aria-label={`Remove action ${row.position + 1}`}>
              <Icon name="close" />
            </RemoveRow>
          </div>
        )}
      </Rows>
      <div className="add-line">
        <AddRow list="actions" className="button button--small button--quiet justify-self-start">
          <Icon name="plus" />
          Add another
        </AddRow>
      </div>
    </div>
  )
}
