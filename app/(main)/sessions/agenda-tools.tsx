'use client'
import { type MouseEvent, useEffect, useRef } from 'react'
import { useDragRows } from '#app/_ui/drag-rows.ts'
import { useForm } from '#app/_ui/form-context.ts'
import { Icon, type IconName } from '#app/_ui/icon.tsx'

type Tools = {
  id: string
  /** Whether there's anything to move past; then the neighbours in its part. */
  isMovable: boolean
  above?: string | undefined
  below?: string | undefined
  canWithdraw: boolean
}

/** The words of the point are in `point-words-ID`. */
export function AgendaTools({ id, isMovable, above, below, canWithdraw }: Tools) {
  return (
    <span className="agenda__tools">
      {isMovable && (
        <>
          <Tool id={id} what="up" beside={above} label="Move up:" icon="up" />
          <Tool id={id} what="down" beside={below} label="Move down:" icon="up" />
        </>
      )}
      {!canWithdraw && <span className="agenda__tool-room" />}
      {canWithdraw && <Tool id={id} what="withdraw" beside={id} label="Take off the agenda:" icon="close" />}
    </span>
  )
}

type Pressed = { id: string; what: string; beside: string | undefined; label: string; icon: IconName }

function Tool({ id, what, beside, label, icon }: Pressed) {
  const { isPending, names } = useForm()
  const own = `${what}-${id}`
  const ends = what === 'withdraw'
  return (
    <button
      id={own}
      type="submit"
      className={ends ? 'outline__tool outline__tool--ends' : 'outline__tool'}
      {...names.button('do')}
      value={`${what} ${id} ${beside}`}
      aria-label={label}
      aria-labelledby={`${own} point-words-${id}`}
      title={label.slice(0, -1)}
      disabled={beside === undefined}
      aria-disabled={isPending || undefined}
      onClick={(event: MouseEvent) => {
        if (isPending) event.preventDefault()
        else pressed = own
      }}
    >
      <Icon name={icon} {...(what === 'down' && { className: 'rotate-180' })} />
    </button>
  )
}

// The form starts afresh after each move, and with it the button that was pressed.
let pressed: string | undefined

/** Rows can be dragged within their part, and a button that was pressed keeps the focus. */
export function AgendaDrag() {
  const field = useRef<HTMLInputElement>(null)
  useDragRows(
    field,
    ({ dragged, beside, side }) =>
      beside && side !== 'into' ? `${side} ${dragged.dataset.move} ${beside.dataset.move}` : undefined,
    true,
  )
  useEffect(() => {
    if (!pressed || document.activeElement !== document.body) return
    const button = document.getElementById(pressed)
    if (!(button instanceof HTMLButtonElement) || button.form !== field.current?.form) return
    pressed = undefined
    // At the end of the list, the button for the other way.
    const other = button.parentElement?.querySelector<HTMLElement>('button:not(:disabled)')
    ;(button.disabled ? other : button)?.focus({ preventScroll: true })
  }, [])
  return <input ref={field} type="hidden" />
}
