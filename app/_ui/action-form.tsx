'use client'
import { type FormEvent, type ReactNode, useActionState, useEffect, useId, useRef, useState } from 'react'
import { DraftKeeper } from './draft-keeper.tsx'
import { DraftNote } from './draft-note.tsx'
import { onFormKey } from './enter-key.ts'
import { Hidden } from './fields.tsx'
import { FormContext, isProblem } from './form-context.ts'
import type { FormDraft } from './form-draft.ts'
import { type FormAction, idle } from './form-state.ts'
import { DaysMeant } from './meant-day.tsx'
import { ProblemSummary } from './problem-summary.tsx'

/**
 * A form for a server action, whose fields find their typed values and errors through context. Without JavaScript the
 * action answers with the whole page in the same state.
 *
 * `renewed` changes with what the form is about, such as a record's version, and then the form starts afresh. It isn't
 * a `key`: without JavaScript, React recognises a form by its place in the page and its keys. If someone else saved
 * first, a new key would lose what was typed.
 *
 * `formId` is for a form whose write asks `once()`: a new id for each time the page is shown.
 * Enter never sends a form with a text of several lines or with rows: see `onFormKey` and `QuietEnter`.
 *
 * `summary={false}` is for a form that places `<ProblemSummary>` itself.
 */
export function ActionForm({ renewed, ...props }: FormProps & { renewed?: string | number | undefined }) {
  const [served] = useState(renewed)
  return <Form key={renewed === served ? undefined : renewed} {...props} />
}

type FormProps = {
  action: FormAction
  className?: string
  id?: string
  'aria-label'?: string
  'aria-labelledby'?: string
  summary?: boolean
  formId?: string
  /** For a form whose words are kept until they're sent. It renders the form's id, too. */
  draft?: FormDraft
  children: ReactNode
}

function Form(props: FormProps) {
  const { action, summary = true, formId, draft: served, children, className, ...attributes } = props
  // The page may be made anew under a form, with another draft; the form stays with its own.
  const [draft] = useState(served)
  const [state, submit, isPending] = useActionState(
    action,
    draft?.values ? { ...idle, status: 'draft' as const, values: draft.values } : idle,
  )
  const ref = useRef<HTMLFormElement>(null)
  const prefix = useId()
  const pressed = useRef<string>(undefined)

  useEffect(() => {
    if (state.status === 'rows' && pressed.current?.includes('.')) focusAfter(pressed.current, ref.current)
    if (!isProblem(state)) return
    const wrong = ref.current?.querySelector<HTMLElement>(
      ':is(input, select, textarea)[aria-invalid="true"], [aria-invalid="true"] input',
    )
    const target = wrong ?? ref.current?.querySelector<HTMLElement>('.problem')
    target?.focus()
  }, [state])

  // Otherwise React queues a second submit: one click, one record.
  const onSubmit = (event: FormEvent) => {
    if (isPending) event.preventDefault()
    const button = (event.nativeEvent as SubmitEvent).submitter
    pressed.current = button instanceof HTMLButtonElement && button.name === 'rows' ? button.value : undefined
  }

  return (
    <form
      {...attributes}
      ref={ref}
      action={submit}
      onSubmit={onSubmit}
      onInput={markTyped}
      onKeyDown={onFormKey}
      className={className}
      noValidate
    >
      <FormContext value={{ id: `${prefix}-`, state, isPending }}>
        {formId && <Hidden name="formId" value={formId} />}
        {draft && <DraftNote draft={draft} />}
        {summary && <ProblemSummary />}
        <DaysMeant />
        {children}
        {draft && <DraftKeeper draft={draft} />}
      </FormContext>
    </form>
  )
}

// `Comforts` then leaves links to the browser, so that Back makes the page anew, with its draft.
const markTyped = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
  currentTarget.dataset.typed = ''
}

// After adding a row, focus its first field; after removing one, the button that adds another.
function focusAfter(press: string, form: HTMLFormElement | null) {
  const list = press.slice(0, press.indexOf('.'))
  const fields = [
    ...(form?.querySelectorAll<HTMLInputElement>(`[name^="${list}."]:not([type="hidden"])`) ?? []),
  ]
  const row = fields.at(-1)?.name.split('.', 2).join('.')
  const field = press.endsWith('.add') && fields.find((each) => each.name.startsWith(`${row}.`))
  const next = field || form?.querySelector<HTMLElement>(`button[name="rows"][value="${list}.add"]`)
  next?.focus()
}
