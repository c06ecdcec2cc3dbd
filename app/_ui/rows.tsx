'use client'
import { Fragment, type ReactNode } from 'react'
import { useForm } from './form-context.ts'
import { type Row, rowsOf } from './typed-values.ts'

/**
 * The rows of a list in a form (actions, findings, links). A row's fields are named `LIST.NUMBER.FIELD`; the page gives one id
 * for each row that is there at first (`newId()`, or those of the saved records). `<AddRow>` and `<RemoveRow>` are
 * submit buttons that formAction answers with one row more or less and all typed values, with JavaScript on and off.
 * Used by a small client component, since a function can't cross from the server:
 * `<Rows list="actions" ids={ids}>{(row) => <TextField name={row.name('what')} label="What" />}</Rows>`
 */
export function Rows(props: {
  list: string
  ids: string[]
  children: (row: Row & { name: (field: string) => string; position: number; count: number }) => ReactNode
}) {
  const { state } = useForm()
  const rows = rowsOf(state, props.list, props.ids)
  return rows.map((row, position) => {
    const name = (field: string) => `${props.list}.${row.number}.${field}`
    return (
      <Fragment key={row.number}>
        <input type="hidden" name={name('id')} value={row.id} />
        {props.children({ ...row, name, position, count: rows.length })}
      </Fragment>
    )
  })
}

/** Adds a row to a list of the form around it. */
export function AddRow(props: { list: string; className?: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      className={props.className ?? 'btn btn--sm'}
      name="rows"
      value={`${props.list}.add`}
    >
      {props.children}
    </button>
  )
}

/** Removes a row. `aria-label` names the row where the button holds an icon alone. */
export function RemoveRow(props: {
  list: string
  number: number
  className?: string
  'aria-label'?: string
  children: ReactNode
}) {
  return (
    <button
      type="submit"
      className={props.className ?? 'iconbtn'}
      name="rows"
      value={`${props.list}.remove.${props.number}`}
      aria-label={props['aria-label']}
    >
      {props.children}
    </button>
  )
}
