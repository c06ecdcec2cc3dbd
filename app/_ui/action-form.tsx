'use client'
import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { DraftKeeper } from './draft-keeper.tsx'
import { DraftNote } from './draft-note.tsx'
import { onFormKey } from './enter-key.ts'
import { Hidden } from './fields.tsx'
import { FormContext, isProblem, PageContext } from './form-context.ts'
import type { FormDraft } from './form-draft.ts'
import { FormRescue } from './form-rescue.tsx'
import { type FormAction, type FormState, idle } from './form-state.ts'
import { hasDefaults } from './keep-words.ts'
import { DaysMeant } from './meant-day.tsx'
import { OpenedByField } from './opened-by.tsx'
import { ProblemSummary } from './problem-summary.tsx'
import { useTypedEarly } from './typed-early.ts'
import { useWordsAtHand, wordsIn } from './words-at-hand.ts'

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
 *
 * `part` is for a form of a page with several, which `Page` knows by `forms`: the action's name there and, if the page
 * has that form more than once, an id after a space. `fixed` are hidden fields that are always as the page has them.
 */
export function ActionForm({ renewed, ...props }: FormProps & { renewed?: string | number | undefined }) {
  const [served] = useState(renewed)
  const { answer } = useContext(PageContext)(props.part)
  const isServed = renewed === served
  return <Attempt key={isServed ? undefined : renewed} initial={isServed ? answer : idle} {...props} />
}

function Attempt(props: FormProps & { initial: FormState }) {
  const sent = useRef<FormData>(null)
  return (
    <FormRescue sent={sent} again={(initial) => <Attempt {...props} initial={initial} />}>
      <Form {...props} sent={sent} />
    </FormRescue>
  )
}

type FormProps = {
  action: FormAction
  className?: string
  id?: string
  'aria-label'?: string
  'aria-labelledby'?: string
  summary?: boolean
  formId?: string
  part?: string
  fixed?: Record<string, string | false | undefined>
  /** For a form whose words are kept until they're sent. It renders the form's id, too. */
  draft?: FormDraft | undefined
  children: ReactNode
}

// In bytes; the front's limit is slightly more.
const MAX_SENT = 990_000

const tooLong: Partial<FormState> = {
  status: 'refused',
  message: 'This is too long to send, so nothing was sent. Shorten it, or link to part of it.',
}

function Form(props: FormProps & { initial: FormState; sent: RefObject<FormData | null> }) {
  const {
    action,
    initial,
    sent,
    summary = true,
    formId,
    part,
    fixed = {},
    draft: served,
    children,
    className,
    ...attributes
  } = props
  // The page may be made anew under a form, with another draft; the form stays with its own.
  const [draft] = useState(served)
  const atHand = useWordsAtHand(draft ? undefined : part)
  const typedBefore = draft?.values ?? atHand.found
  const [answer, submit, isPending] = useActionState(
    action,
    initial === idle && typedBefore ? { ...idle, status: 'draft' as const, values: typedBefore } : initial,
  )
  const isFromDraft = answer.status === 'draft' && initial === idle
  const [isTooLong, setTooLong] = useState(false)
  const state = isTooLong ? { ...answer, ...tooLong } : answer
  const ref = useRef<HTMLFormElement>(null)
  const prefix = useId()
  useTypedEarly(prefix)
  const { names } = useContext(PageContext)(part)
  const pressed = useRef<string>(undefined)

  useEffect(() => {
    if (answer.status !== 'idle') atHand.takeBack()
  }, [answer, atHand])

  // Typed before the script was there.
  const isOwn = !names.besides
  useEffect(() => {
    const form = ref.current
    if (form && isOwn && (initial.status === 'draft' || !hasDefaults(form))) atHand.keep(wordsIn(form))
  }, [isOwn, initial, atHand])

  useEffect(() => {
    if (answer.status === 'rows') focusAfter(answer, pressed.current, ref.current)
    if (!isTooLong && !isProblem(answer)) return
    const wrong = ref.current?.querySelector<HTMLElement>(
      ':is(input, select, textarea)[aria-invalid="true"], [aria-invalid="true"] input',
    )
    const target = wrong ?? ref.current?.querySelector<HTMLElement>('.problem')
    target?.focus()
  }, [answer, isTooLong])

  // Otherwise React queues a second submit: one click, one record.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (isPending) return event.preventDefault()
    const button = (event.nativeEvent as SubmitEvent).submitter
    sent.current = new FormData(event.currentTarget, button)
    const isLong = lengthOf(sent.current) > MAX_SENT
    if (isLong) event.preventDefault()
    else atHand.send()
    setTooLong(isLong)
    pressed.current = button instanceof HTMLButtonElement && button.name === 'rows' ? button.value : undefined
  }

  return (
    <form
      {...attributes}
      ref={ref}
      action={submit}
      onSubmit={onSubmit}
      onInput={({ currentTarget }) => {
        // `Comforts` then leaves links to the browser, so that Back makes the page anew, with its draft.
        currentTarget.dataset.typed = ''
        atHand.keep(wordsIn(currentTarget))
      }}
      onKeyDown={onFormKey}
      className={className}
      // The front looks for it: without it, the page has no place for the answer.
      data-answered={answer.status === 'idle' || isFromDraft ? undefined : answer.status}
      noValidate
    >
      <FormContext value={{ id: `${prefix}-`, state, isPending, names }}>
        {names.besides?.start}
        <OpenedByField />
        {Object.entries(fixed).map(
          ([name, value]) =>
            value && <input key={name} type="hidden" {...names.hidden(name)} value={value} />,
        )}
        {formId && !draft && <Hidden name="formId" value={formId} />}
        {draft && <DraftNote draft={draft} />}
        {summary && <ProblemSummary />}
        <DaysMeant />
        {children}
        {draft && <DraftKeeper draft={draft} />}
      </FormContext>
    </form>
  )
}

function lengthOf(form: FormData): number {
  let length = 0
  // A file has a limit of its own, which the server says.
  for (const [name, value] of form)
    if (typeof value === 'string') length += name.length + 100 + new Blob([value]).size
  return length
}

// After adding a row, focus its first text of several lines, or else its first field; after removing one, the button that adds another.
function focusAfter({ added }: FormState, press = '', form: HTMLFormElement | null) {
  const list = press.slice(0, press.indexOf('.'))
  const field = (which: string) => form?.querySelector<HTMLElement>(`[name^="${added}"]${which}`)
  const next = added
    ? (field(':is(textarea)') ?? field(':not([type="hidden"])'))
    : list && form?.querySelector<HTMLElement>(`button[name="rows"][value^="${list}.add"]`)
  if (next) next.focus()
}
