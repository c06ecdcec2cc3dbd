'use client'
import { type ReactNode, useActionState, useSyncExternalStore } from 'react'
import { type Names, noPart, type PageAnswers, PageContext } from './form-context.ts'
import { idle } from './form-state.ts'
import { longField, partField, sharedId, stamp, wasField } from './shared-form.ts'

export type PageAction = (before: PageAnswers, form: FormData) => Promise<PageAnswers>

const never = () => () => {}

/**
 * Around a page with several forms. A browser without a script sends one form and forgets what is typed in the others,
 * so until a script runs, the controls of all of them belong to this one: `action` is told which part was pressed, and
 * keeps the words of the others (docs/decisions/026). With a script each form is its own.
 */
export function PageForms({ action, children }: { action: PageAction; children: ReactNode }) {
  const [answers, submit] = useActionState(action, {})
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const partOf = (part: string | undefined) =>
    part === undefined
      ? noPart
      : { answer: answers[part] ?? idle, names: hasScript ? noPart.names : namesIn(part) }
  return (
    <PageContext value={partOf}>
      <form id={sharedId} action={submit} className="visually-hidden" noValidate>
        {/* Enter presses a form's first button. Which field it was pressed in isn't known. */}
        <button type="submit" name="press~" tabIndex={-1} aria-hidden="true" />
      </form>
      {children}
    </PageContext>
  )
}

function namesIn(part: string): Names {
  const form = sharedId
  const hidden = (name: string, value: string) => (
    <input type="hidden" form={form} name={name} value={value} />
  )
  return {
    hidden: (name) => ({ form, name }),
    // With a stamp of what the page gave, so that it's seen what was typed.
    typed: (name, given) => ({ form, name: `${name}~${stamp(given)}` }),
    // Radio buttons of one name are a group, so those of two parts need two names.
    radio: (name, given) => ({ form, name: `${part}~${name}~${stamp(given)}` }),
    // Says that its part is the one that is sent.
    button: (name = '', at) => ({ form, name: `press~${name}`, formAction: at && `#${at}` }),
    besides: {
      start: hidden(partField, part),
      long: hidden(longField, 'on'),
      // An unticked box isn't sent.
      ticked: (name, value) => hidden(wasField, `${name} ${value}`),
    },
  }
}
