import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { FormAction, FormState } from '#app/_ui/form-state.ts'
import { type FormValues, formValues, keptValues } from '#app/_ui/sent-values.ts'
import { rowNumbers } from '#app/_ui/typed-values.ts'
import { faultOf } from '#db/faults.ts'
import { type Ctx, makeSystemContext, type SystemCtx } from '#lib/core/context.ts'
import { Asked, FieldRefused, FormUsed, isPageOld, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import type { SentFile } from '#lib/core/fields.ts'
import { newId } from '#lib/core/ids.ts'
import { findContext } from './context.ts'
import { leaveDoneNote, type Way } from './done-note.ts'
import { sendWithDraft } from './drafts.ts'
import { noteFailureHere, unavailable } from './failure.ts'
import { nestedValues } from './form-values.ts'
import { pressed } from './pressed.ts'
import { reached } from './reached.ts'
import { noteAnswerHere, signedOut } from './sent-again.ts'

/**
 * `notice` is a notice's key; `shown` is a one-time link, shown once and never stored. `stays` is for a button that
 * saves a part of the form: the form stays with all that is typed, except for these values, and says what is `done`.
 */
export type Next =
  | Way
  | { shown: NonNullable<FormState['shown']> }
  | { stays: FormState['values']; done: string }

type Answering = (before: FormState, form: FormData) => Promise<FormState | Way>
/** `answer` doesn't go where the form leads. */
export type SignedInAction = FormAction & { answer: Answering }

/** For signed-in people. Errors come back as form state, with the typed values. */
export function formAction<Schema extends z.ZodType>(
  schema: Schema,
  work: (ctx: Ctx, input: z.output<Schema>) => Promise<Next>,
): SignedInAction {
  const action = answering(
    findContext,
    schema,
    (ctx, input, values) => sendWithDraft(ctx, values, () => work(ctx, input)),
    pressed,
  )
  const answer: Answering = async (before, form) => {
    const state = await action(before, form)
    if (!('to' in state)) await noteAnswerHere(state)
    return state
  }
  return Object.assign(going(answer), { answer })
}

/** As `formAction`, for a form with a file: its field `file` comes to the schema as a `SentFile`, or null if there's none. */
export function fileAction<Schema extends z.ZodType>(
  schema: Schema,
  work: (ctx: Ctx, input: z.output<Schema>) => Promise<Next>,
): FormAction {
  return going(
    answering(findContext, schema, work, pressed, async (form) => ({ file: await sentFile(form) })),
  )
}

async function sentFile(form: FormData): Promise<SentFile | null> {
  const file = form.get('file')
  // A field without a file comes as an empty one, which a script's request names in its own way.
  if (!(file instanceof File) || (file.size === 0 && /^(undefined|blob|)$/.test(file.name))) return null
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** For forms without a viewer: set-up, invites and password resets. A token in the form says who may use it. */
export function visitorAction<Schema extends z.ZodType>(
  schema: Schema,
  work: (ctx: SystemCtx, input: z.output<Schema>) => Promise<Next>,
): FormAction {
  return going(answering(async () => makeSystemContext(new Date()), schema, work))
}

const going =
  (answer: Answering): FormAction =>
  async (before, form) => {
    const next = await answer(before, form)
    if (!('to' in next)) return next
    await leaveDoneNote(next)
    // A script's request carries the action's id in a header.
    const hasScript = (await headers()).has('next-action')
    redirect(next.place && !hasScript ? `${next.to}#${next.place}` : next.to)
  }

function answering<Context, Schema extends z.ZodType>(
  contextOf: () => Promise<Context | null>,
  schema: Schema,
  work: (ctx: Context, input: z.output<Schema>, values: FormValues) => Promise<Next>,
  press?: (ctx: Context, answer: FormState, values: FormValues) => Promise<FormState | undefined>,
  besides?: (form: FormData) => Promise<object>,
): Answering {
  return async (before, form) => {
    // A script may call an action with anything, so what throws here isn't our failure.
    const values = formValues(form)
    const answer = answerFrom(before, values)
    await reached()
    let ctx: Context | null
    try {
      ctx = await contextOf()
    } catch (error) {
      // The words stay in the form. Any other failure here isn't about the form.
      if (!faultOf(error)) throw error
      return failed(answer, error)
    }
    if (!ctx) return signedOut(answer)
    try {
      // Rendering a preview is expensive, so only signed-in people get one.
      const pressed = await press?.(ctx, answer, values)
      if (pressed) return pressed
    } catch (error) {
      return failed(answer, error)
    }
    const input = schema.safeParse({ ...nestedValues(values), ...(await besides?.(form)) })
    if (!input.success)
      return { ...answer, status: 'invalid', fieldErrors: errorsByField(input.error, values) }
    let next: Next
    try {
      next = await work(ctx, input.data, values)
    } catch (error) {
      return failed(answer, error)
    }
    if ('shown' in next) return { ...answer, status: 'shown', shown: next.shown }
    // Pages that the browser has cached are outdated, and a cached form would contain the id of the new record.
    revalidatePath('/', 'layout')
    if ('stays' in next)
      return { ...answer, status: 'saved', values: { ...answer.values, ...next.stays }, message: next.done }
    return next
  }
}

export function answerFrom(before: FormState, values: FormValues): FormState {
  // `before` comes back from the browser, so only its counter is used.
  const attempt = Number.isSafeInteger(before?.attempt) ? before.attempt : 0
  const kept = keptValues(values)
  const askPasswordAgain = Object.entries(values).some(([name, value]) => value !== '' && !(name in kept))
  return { status: 'idle', attempt: attempt + 1, values: kept, fieldErrors: {}, askPasswordAgain }
}

// More than a form has fields; each costs time.
const MAX_ISSUES = 500

function errorsByField(error: z.ZodError, values: FormValues): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  const numbers = new Map<string, number[]>()
  for (const issue of error.issues.slice(0, MAX_ISSUES)) {
    const [list = '', position, field] = issue.path.map(String)
    if (!numbers.has(list)) numbers.set(list, rowNumbers(values, list))
    // zod numbers the rows 0, 1, 2; the form's numbers may have gaps where a row was removed.
    const number = field === undefined ? undefined : numbers.get(list)?.[Number(position)]
    const name = field === undefined ? list : `${list}.${number ?? position}.${field}`
    errors[name] ??= []
    if (!errors[name].includes(issue.message)) errors[name].push(issue.message)
  }
  return errors
}

export async function failed(answer: FormState, error: unknown): Promise<FormState> {
  // Next's own signals (`redirect`, `notFound`) are errors with a digest.
  if (error instanceof Error && 'digest' in error) throw error
  // The page around the form still shows what isn't so any more, and the next press is made on what it shows.
  if (isPageOld(error)) revalidatePath('/', 'layout')
  if (error instanceof Refused) return { ...answer, status: 'refused', message: error.message }
  // With a new id, so that the next press sends these words as a form of their own.
  if (error instanceof FormUsed)
    return {
      ...answer,
      status: 'used',
      message: error.message,
      values: { ...answer.values, formId: newId() },
    }
  if (error instanceof Asked) return asking(answer, error)
  if (error instanceof FieldRefused)
    return { ...answer, status: 'invalid', fieldErrors: { [error.field]: [error.message] } }
  if (error instanceof Stale)
    return {
      ...answer,
      status: 'stale',
      message: error.message,
      theirs: error.saved,
      values: { ...answer.values, version: String(error.version) },
    }
  if (error instanceof NotFound)
    return {
      ...answer,
      status: 'refused',
      message:
        'What you’re writing to isn’t here any more, or you can’t change it. Nothing was saved; your text is still here.',
    }
  const reference = await noteFailureHere(error)
  const fault = faultOf(error)
  if (fault)
    return {
      ...answer,
      status: fault === 'unsure' ? 'unreached' : 'unavailable',
      message: unavailable(fault),
    }
  return {
    ...answer,
    status: 'failed',
    reference,
    message:
      'Something went wrong on our side, and nothing was saved. Your text is still here; please try again.',
  }
}

function asking(answer: FormState, { questions }: Asked): FormState {
  const fieldErrors: FormState['fieldErrors'] = {}
  const asked: NonNullable<FormState['asked']> = {}
  for (const { field, day, question, yes } of questions) {
    const [list, field2] = field.split('.*.')
    const rows = field2 === undefined ? [] : rowNumbers(answer.values, list ?? '')
    const names = rows.map((number) => `${list}.${number}.${field2}`)
    const name = names.find((each) => answer.values[each] === day && !asked[each]) ?? field
    fieldErrors[name] = [question]
    asked[name] = { day, yes }
  }
  return { ...answer, status: 'asked', fieldErrors, asked }
}
