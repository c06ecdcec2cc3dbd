import type { IncomingMessage, ServerResponse } from 'node:http'
import { openForm, type SealedForm } from '#lib/core/seals.ts'
import type { Exchange } from './exchange.ts'
import { deliver } from './problem.ts'
import { isReacts, readForm } from './sent-form.ts'
import { deliverSignIn } from './words.ts'

/** The field with the sealed words, in the sign-in form of `app/problem/sent-words.tsx`. */
const field = 'sealed-form'

/**
 * Signs someone in whose sign-in had run out while they wrote, and gives back what Next makes of the sealed form: its
 * page with their words in it, if they're the same person. Undefined if this isn't such a form, or is answered already.
 */
export async function signInAgain(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
): Promise<IncomingMessage | 'answered' | undefined> {
  if (!exchange.body?.includes(`name="${field}"`)) return undefined
  const form = await readForm(request.headers['content-type'], exchange.body)
  const sealed = form?.get(field)
  if (!form || typeof sealed !== 'string') return undefined
  const text = (name: string) => String(form.get(name) ?? '')

  const { location = '', cookies } = await signIn(exchange, {
    email: text('email'),
    password: text('password'),
    csrfToken: text('csrfToken'),
    callbackUrl: exchange.address,
  })
  const { secret, origin } = exchange.parts.configuration
  const opened = openForm(sealed, secret, new Date())
  const problem = new URL(location, origin).searchParams.get('error')
  if (problem && opened) {
    await deliverSignIn(exchange, answer, opened.fields, { problem, email: text('email') })
    return 'answered'
  }
  exchange.setCookies.push(...cookies)
  if (!opened || problem) {
    deliver(exchange, answer, 303, { Location: problem ? location : exchange.address })
    return 'answered'
  }
  exchange.headers.cookie = mergedCookies(exchange.headers.cookie, cookies)
  return sendOn(exchange, opened, sealed)
}

async function signIn(exchange: Exchange, fields: Record<string, string>) {
  const came = await exchange.ask({
    url: '/api/auth/callback/credentials',
    body: Buffer.from(new URLSearchParams(fields).toString()),
    headers: { ...exchange.headers, 'content-type': 'application/x-www-form-urlencoded' },
  })
  came.resume()
  return { location: came.headers.location, cookies: came.headers['set-cookie'] ?? [] }
}

/** The action of the form opens the words itself, for the person who is signed in now. */
async function sendOn(exchange: Exchange, opened: SealedForm, sealed: string): Promise<IncomingMessage> {
  const form = new FormData()
  for (const [name, value] of opened.fields) if (isReacts(name)) form.append(name, value)
  form.append('restore', sealed)
  const encoded = new Response(form)
  exchange.body = Buffer.from(await encoded.arrayBuffer())
  exchange.sent = opened.fields
  exchange.headers['content-type'] = encoded.headers.get('content-type') ?? ''
  return exchange.ask({ body: exchange.body })
}

function mergedCookies(header: string | undefined, setCookies: string[]): string {
  const all = new Map<string, string>()
  for (const pair of [
    ...(header?.split(/; */) ?? []),
    ...setCookies.map((line) => line.split(';', 1)[0] ?? ''),
  ]) {
    const at = pair.indexOf('=')
    if (at > 0) all.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return [...all].map(([name, value]) => `${name}=${value}`).join('; ')
}
