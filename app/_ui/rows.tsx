'use client'
import { Fragment, type ReactNode } from 'react'
import { useForm } from './form-context.ts'
import { formRows, type Row } from './typed-values.ts'

/**
 * The rows of a list in a form, with fields named `LIST.NUMBER.FIELD`. `ids` are those of the first rows: of saved
 * records, or from `newId()`. `<AddRow>` and `<RemoveRow>` are submit buttons that `formAction` answers with one row
 * more or less and all typed values, also without JavaScript. A function can't cross from the server, so a client
 * component uses it:
 * `<Rows list="actions" ids={ids}>{(row) => <TextField name={row.name('what')} label="What" />}</Rows>`
 */
export function Rows(props: {
  list: string
  ids: string[]
  children: (row: Row & { name: (field: string) => string; position: number; count: number }) => ReactNode
}) {
  const { state } = useForm()
  const rows = formRows(state, props.list, props.ids)
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

export function AddRow(props: { list: string; className?: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      className={props.className ?? 'button button--small'}
      name="rows"
      value={`${props.list}.add`}
    >
      {props.children}
    </button>
  )
}

/** `aria-label` is needed if the button has only an icon. */
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
      className={props.className ?? 'icon-button'}
      name="rows"
      value={`${props.list}.remove.${props.number}`}
      aria-label={props['aria-label']}
    >
      {props.children}
    </button>
  )
}
