'use client'
import {
  unstable_isUnrecognizedActionError as isUnknownAction,
  unstable_rethrow as rethrow,
} from 'next/navigation'
import { Component, type ReactNode, type RefObject } from 'react'
import type { FormState } from './form-state.ts'
import { formValues, keptValues } from './sent-values.ts'

type Rescue = {
  sent: RefObject<FormData | null>
  again: (initial: FormState) => ReactNode
  children: ReactNode
}

/**
 * An action that fails on its way, or that the server no longer knows, throws where its form is rendered. The form is
 * then rendered anew, `again`, with the words that were sent and the reason. Next's own `catchError` does the same, but
 * brings its error page along, which is more than all the rest of the form.
 */
export class FormRescue extends Component<Rescue, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    // A redirect is an error too.
    rethrow(error)
    return { error }
  }

  override render() {
    return 'error' in this.state
      ? this.props.again(stateAfter(this.state.error, this.props.sent.current))
      : this.props.children
  }
}

function stateAfter(error: unknown, sent: FormData | null): FormState {
  const values = sent ? formValues(sent) : {}
  const kept = keptValues(values)
  const askPasswordAgain = Object.entries(values).some(([name, value]) => value !== '' && !(name in kept))
  return { attempt: 1, values: kept, fieldErrors: {}, askPasswordAgain, ...reasonOf(error) }
}

function reasonOf(error: unknown): Pick<FormState, 'status' | 'message' | 'reference'> {
  if (isUnknownAction(error))
    return {
      status: 'outdated',
      message:
        'Cairn was updated after you opened this page, so this form can’t be sent any more. Nothing was saved. Your text is still here: copy it, load the page again, and send it from there.',
    }
  // This is what `fetch` rejects with.
  if (error instanceof TypeError)
    return {
      status: 'unreached',
      message:
        'Cairn couldn’t be reached, so this may not be saved. Your text is still here: wait a moment and send it again.',
    }
  const { message = '', digest } = error as { message?: string; digest?: string }
  if (digest)
    return {
      status: 'failed',
      reference: digest,
      message: 'Something went wrong on our side. Your text is still here; please try again.',
    }
  // The HTTP front answers Next's client with a sentence.
  const isSentence = message.startsWith(fromTheFront)
  return {
    status: 'unreached',
    message: isSentence
      ? `${message.slice(fromTheFront.length).trim()} Your text is still here.`
      : 'Cairn’s answer couldn’t be read, so this may not be saved. Your text is still here: wait a moment and send it again.',
  }
}

/** `server/problem.ts` begins its sentences for Next's client with it, so that no proxy's words are shown. */
const fromTheFront = 'Cairn: '
