import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FormAnswer, findAnswer, noteSentWords, type SentWords } from '#lib/core/failures.ts'
import { sealForm } from '#lib/core/seals.ts'
import { giveCsrfCookie } from './csrf-cookie.ts'
import type { Exchange } from './exchange.ts'
import { deliverProblem } from './problem.ts'
import { isPlainForm, type SentFields, sentFields } from './sent-form.ts'

// The attribute that `ActionForm` has when it shows an answer.
const place = ' data-answered="'

const outdated =
  'Cairn was updated after you opened this page, so its form can no longer be sent. Nothing was saved.'
const noPlace = 'The page has changed and no longer has this form.'

/**
 * Answers a plain form with its words and the reason, unless Next's answer has the form itself with both. `page` is
 * undefined unless Next answered with a whole one. Returns whether it has answered.
 */
export async function answerWithWords(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  status: number,
  page: Buffer | undefined,
): Promise<boolean> {
  if (!exchange.body || !isPlainForm(request)) return false
  const given = findAnswer(exchange.reference)
  if (!given && status < 400) return false
  if (given && !given.isSignedOut && hasPlaces(page, given.places ?? 1)) return false
  // After signing in again, only the action has seen whose words they are.
  const own = given && (given.fields ?? exchange.sent)
  const fields = own ?? (await sentFields(request.headers['content-type'], exchange.body))
  if (!fields?.some(([name]) => !name.startsWith('$'))) return false
  if (given?.isSignedOut) await deliverSignIn(exchange, answer, fields)
  else {
    noteSentWords(exchange.reference, wordsWithReason(request, fields, status, given))
    await deliverProblem(exchange, answer, status < 400 ? 409 : status)
  }
  return true
}

const hasPlaces = (page: Buffer | undefined, places: number) =>
  (page?.toString().split(place).length ?? 1) > places

function wordsWithReason(
  { url = '/' }: IncomingMessage,
  fields: SentFields,
  status: number,
  given: FormAnswer | undefined,
): SentWords {
  const words = { fields, address: url }
  // Next's status for an action that it doesn't know.
  if (!given) return status === 409 ? { ...words, sentences: [outdated] } : words
  return {
    ...words,
    sentences: status < 400 || status === 404 ? [...given.sentences, noPlace] : given.sentences,
  }
}

// In characters. What is longer couldn't be sent again.
const mostSealed = 900_000

/** The words, and a form to sign in with; afterwards they're in their form again (`server/sign-in-again.ts`). */
export async function deliverSignIn(
  exchange: Exchange,
  answer: ServerResponse,
  fields: SentFields,
  tried: { problem?: string; email?: string } = {},
): Promise<void> {
  const { configuration } = exchange.parts
  const address = exchange.address
  const personId = fields.find(([name]) => name === 'openedBy')?.[1]
  const at = Date.now()
  const sealed = personId && sealForm({ personId, address, at, fields }, configuration.secret)
  giveCsrfCookie(exchange.headers, exchange.setCookies, configuration)
  noteSentWords(exchange.reference, {
    fields,
    address,
    again: { sealed: sealed && sealed.length <= mostSealed ? sealed : '', ...tried },
  })
  await deliverProblem(exchange, answer, 401)
}
