'use client'
import { Fragment, type ReactNode } from 'react'
import { FieldError } from './field.tsx'
import { useForm } from './form-context.ts'
import { QuietEnter } from './quiet-enter.tsx'
import { formRows, MAX_ROWS, type Row, rowNumbers } from './typed-values.ts'

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
  const { state, names } = useForm()
  const rows = formRows(state, props.list, props.ids)
  const shown = rows.map((row, position) => {
    const name = (field: string) => `${props.list}.${row.number}.${field}`
    return (
      <Fragment key={row.number}>
        <input type="hidden" {...names.hidden(name('id'))} value={row.id} />
        {props.children({ ...row, name, position, count: rows.length })}
      </Fragment>
    )
  })
  return (
    <>
      {names.besides?.long ?? <QuietEnter />}
      {shown}
    </>
  )
}

/**
 * Once a list is full, it says so in place of the button; a few rows before, how many more there can be. With `ways`, a
 * button for each: `given` is what is chosen in the new row, such as 'severity=praise'.
 */
export function AddRow(props: {
  list: string
  className?: string
  most?: number
  rows?: number
  ways?: { given: string; words: ReactNode }[]
  children?: ReactNode
}) {
  const { list, most = MAX_ROWS, ways = [{ given: '', words: props.children }] } = props
  const { state, names } = useForm()
  const left = most - (props.rows ?? rowNumbers(state.values, list).length)
  if (left <= 0)
    return (
      <>
        <FieldError name={list} />
        <p className="meta">{most} rows are the most that this form takes.</p>
      </>
    )
  return (
    <>
      <FieldError name={list} />
      {ways.map(({ given, words }) => (
        <button
          key={given}
          type="submit"
          className={props.className ?? 'button button--small'}
          {...names.button('rows')}
          value={`${list}.add${given && '.'}${given}`}
        >
          {words}
        </button>
      ))}
      {left <= most / 10 && <span className="meta">{left} more at most</span>}
    </>
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
  const { names } = useForm()
  return (
    <button
      type="submit"
      className={props.className ?? 'icon-button'}
      {...names.button('rows')}
      value={`${props.list}.remove.${props.number}`}
      aria-label={props['aria-label']}
    >
      {props.children}
    </button>
  )
}
