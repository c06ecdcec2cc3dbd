import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { PageAnswers } from '#app/_ui/form-context.ts'
import { type FormState, idle } from '#app/_ui/form-state.ts'
import type { PageAction } from '#app/_ui/page-forms.tsx'
import { formValues } from '#app/_ui/sent-values.ts'
import type { Ctx } from '#lib/core/context.ts'
import { noteAnswer, noteNoteShown, referenceHeader } from '#lib/core/failures.ts'
import { findContext } from './context.ts'
import { leaveDoneNote, type Way } from './done-note.ts'
import { keepUnsent } from './drafts.ts'
import { answerFrom, failed, type SignedInAction } from './form-action.ts'
import { type PagePart, partsOf } from './page-parts.ts'
import { reached } from './reached.ts'
import { noteAnswerHere, opened, restoredWords, signedOut } from './sent-again.ts'

/**
 * For a page with several forms, where no script keeps them apart (`PageForms`). The part whose button was pressed is
 * answered by its own action. What is typed in the others is kept as their drafts; what has no draft comes back with the
 * page, which then isn't left.
 */
export function pageAction(actions: Record<string, SignedInAction>): PageAction {
  return async (before, sent) => {
    await reached()
    const ctx = await findContext()
    const sealed = sent.get('restore')
    if (ctx && typeof sealed === 'string') return restored(before, partsOf(opened(ctx, sealed)))
    const parts = partsOf(sent)
    const pressed = parts.find(({ isPressed }) => isPressed) ?? meantByEnter(parts)
    const action = actionOf(actions, pressed)
    if (!ctx) {
      const answer = signedOut(answerFrom(idle, formValues(pressed?.form ?? new FormData())))
      await noteAnswerHere(answer)
      return pressed ? { [pressed.name]: answer } : {}
    }
    const others = parts.filter((part) => part !== pressed && part.typed.some(isKept)).slice(0, MAX_KEPT)
    const left = await keepOthers(ctx, before, others)
    if (!pressed || !action) return left
    const answer = await action.answer(answerBefore(before, pressed), pressed.form)
    if (!('to' in answer)) return { ...left, [pressed.name]: answer }
    await lead(
      answer,
      others.filter(({ name }) => name in left),
    )
    return left
  }
}

// More than anyone writes in at a time.
const MAX_KEPT = 30

const isTyped = ({ typed }: PagePart) => typed.length > 0
const isKept = (name: string) => !/password/i.test(name)

const answerBefore = (before: PageAnswers, { name }: PagePart): FormState =>
  // From the browser, which may send anything.
  Object(before)[name] ?? idle

function actionOf(actions: Record<string, SignedInAction>, part: PagePart | undefined) {
  const name = part?.name.split(' ', 1)[0] ?? ''
  return Object.hasOwn(actions, name) ? actions[name] : undefined
}

/** Enter in a one-line field sends a short form, if nothing else is typed on the page. */
function meantByEnter(parts: PagePart[]): PagePart | undefined {
  const typed = parts.filter(isTyped)
  return typed.length === 1 && !typed[0]?.isLong ? typed[0] : undefined
}

/** What couldn't be kept as a draft. */
async function keepOthers(ctx: Ctx, before: PageAnswers, others: PagePart[]): Promise<PageAnswers> {
  const left: PageAnswers = {}
  for (const part of others) {
    const values = formValues(part.form)
    const answer = { ...answerFrom(answerBefore(before, part), values), status: 'draft' as const }
    try {
      if (!(await keepUnsent(ctx, values))) left[part.name] = answer
    } catch (error) {
      left[part.name] = await failed(answer, error)
    }
  }
  return left
}

/** Stays on the page, as long as it has words that are nowhere else. */
async function lead(way: Way, left: PagePart[]): Promise<void> {
  if (left.length === 0) {
    await leaveDoneNote(way)
    redirect(way.place ? `${way.to}#${way.place}` : way.to)
  }
  const asked = await headers()
  const here = asked.get('x-cairn-address-asked') ?? '/'
  const isHere = pathOf(here) === pathOf(way.to)
  // What was changed may have no place here.
  await leaveDoneNote(isHere ? way : { to: here, notice: way.notice ?? 'saved' })
  const reference = asked.get(referenceHeader)
  if (reference) noteNoteShown(reference)
  // The page may be about something else by now, without these forms.
  noteAnswer(reference, {
    sentences: [doneBeside],
    fields: left.flatMap(typedIn),
    places: left.length,
  })
}

const typedIn = ({ form, typed }: PagePart) =>
  [...form].flatMap(([name, value]): [string, string][] =>
    typed.includes(name) ? [[name, String(value)]] : [],
  )

const doneBeside =
  'What you pressed is done. These words were typed beside it, and nothing of them was saved.'

const pathOf = (address: string) => address.split(/[?#]/, 1)[0]

async function restored(before: PageAnswers, parts: PagePart[]): Promise<PageAnswers> {
  const typed = parts.filter((part) => isTyped(part) || part.isPressed)
  const first = typed.find(({ isPressed }) => isPressed) ?? typed[0]
  const answers = typed.map((part) => {
    const answer = answerFrom(answerBefore(before, part), formValues(part.form))
    return [part.name, part === first ? restoredWords(answer) : { ...answer, status: 'draft' as const }]
  })
  if (first) await noteAnswerHere(restoredWords(idle))
  return Object.fromEntries(answers)
}
