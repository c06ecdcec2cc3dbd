import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { isNoteShown, noteNoteShown, referenceHeader } from '#lib/core/failures.ts'
import { type AddressAdvice, makeAddressAdvice } from './address-advice.ts'
import { readBody } from './body.ts'
import { bodyLimitAt, examine, hasTooManyFields, originForm } from './checks.ts'
import { compressed, isForCompression } from './compression.ts'
import { formsOfNextAuth, giveCsrfCookie } from './csrf-cookie.ts'
import { showsDoneNote, withoutDoneNote, withoutShownNote } from './done-note.ts'
import { begin, type Exchange, type Parts } from './exchange.ts'
import { everywhere } from './headers.ts'
import { hasReadableNextHeaders } from './next-headers.ts'
import { deliver, deliverProblem, isEmptyShell } from './problem.ts'
import { makeRoom, type Room } from './room.ts'
import { isPlainForm } from './sent-form.ts'
import { signInAgain } from './sign-in-again.ts'
import { answerWithWords } from './words.ts'

// In bytes, for the bodies of all requests together.
const roomForBodies = 32_000_000

/**
 * The server isn't listening yet. It can before there are `parts`, so that the port is taken before anything is changed,
 * and says then that Cairn is starting.
 */
export function createFront(dev: boolean, partsSoon: () => Parts | undefined): Server {
  const room = makeRoom(roomForBodies)
  const advise = makeAddressAdvice()
  const server = createServer(
    {
      // Only Next's development mode uses WebSockets.
      shouldUpgradeCallback: () => dev,
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 10_000,
      // How often the first two are looked at.
      connectionsCheckingInterval: 3_000,
    },
    (request, answer) => {
      const parts = partsSoon()
      if (!parts) return answerStarting(answer)
      takeOriginForm(request)
      const exchange = begin(request, answer, parts)
      serve(request, answer, exchange, { room, advise }).catch((error: unknown) => {
        if (exchange.isLeft()) return
        parts.log.error({ err: error, reference: exchange.reference }, 'the front failed')
        if (answer.headersSent) answer.destroy()
        else deliverProblem(exchange, answer, 500).catch(() => answer.destroy())
      })
    },
  )
  // Each takes memory, even when it says nothing.
  server.maxConnections = 1000
  return server
}

function answerStarting(answer: ServerResponse): void {
  // The body is unread, so the connection can't be used again.
  answer.shouldKeepAlive = false
  answer.writeHead(503, { ...everywhere, 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
  answer.end('Cairn is starting. Nothing was saved. Please try again in a moment.\n')
}

// Next would redirect an absolute form to itself.
function takeOriginForm(request: IncomingMessage): void {
  const target = originForm(request.url ?? '', request.headers.host)
  if (!target) return
  request.url = target.url
  request.headers.host = target.host
}

async function serve(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  { room, advise }: { room: Room; advise: AddressAdvice },
): Promise<void> {
  const { configuration, log } = exchange.parts
  const { method, url, httpVersion } = request
  const host = exchange.isNexts ? new URL(configuration.origin).host : request.headers.host
  const headers = { ...request.headers, host }
  const verdict = examine({ method, url, headers, httpVersion }, configuration)
  advise(log, verdict, headers, configuration)
  if (verdict.kind === 'redirect') return deliver(exchange, answer, 307, { Location: verdict.location })
  if (verdict.kind === 'refuse') return refuse(request, answer, exchange, verdict.status)
  if (!hasReadableNextHeaders(request.headers)) return refuse(request, answer, exchange, 400)

  if (method === 'POST') {
    const body = await readBody(request, bodyLimitAt(verdict.path), room)
    if (!body.bytes) return refuse(request, answer, exchange, body.isTooLong ? 413 : 408)
    answer.once('close', body.leave)
    const type = request.headers['content-type']
    if (hasTooManyFields(type, body.bytes)) return refuse(request, answer, exchange, 413)
    exchange.body = body.bytes
  } else if (formsOfNextAuth.has(verdict.path)) {
    giveCsrfCookie(exchange.headers, exchange.setCookies, configuration)
  }
  const again = await signInAgain(request, answer, exchange)
  if (again === 'answered') return
  await passOn(request, answer, exchange, again ?? (await exchange.ask({ body: exchange.body })))
}

async function refuse(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  status: number,
): Promise<void> {
  // The body may be unread, so the connection can't be used again.
  if (request.method !== 'GET' && request.method !== 'HEAD') answer.shouldKeepAlive = false
  return deliverProblem(exchange, answer, status)
}

function letNoteGo(request: IncomingMessage, answer: ServerResponse, exchange: Exchange): void {
  const { configuration } = exchange.parts
  if (showsDoneNote(request, answer.statusCode, configuration)) {
    if (exchange.isNexts) noteNoteShown(String(request.headers[referenceHeader]))
    else exchange.setCookies.push(withoutDoneNote(configuration))
  } else if (isNoteShown(exchange.reference)) {
    const set = [answer.getHeader('set-cookie') ?? []].flat().map(String)
    answer.setHeader('Set-Cookie', withoutShownNote(set, request, configuration))
  }
}

// These describe the connection to Next, not the one to the client.
const ofTheConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

async function passOn(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  came: IncomingMessage,
): Promise<void> {
  const status = exchange.truerStatus(came.statusCode ?? 500)
  const isShell = isEmptyShell(request, status, came.headers['content-type'])
  const page = isShell || !isPlainForm(request) ? undefined : await buffer(came)
  if (await answerWithWords(request, answer, exchange, status, page)) {
    came.resume()
    return
  }
  if (isShell) {
    came.resume()
    return deliverProblem(exchange, answer, status)
  }
  answer.statusCode = exchange.shownStatus(status)
  for (const [name, values] of Object.entries(came.headersDistinct))
    if (values && !ofTheConnection.has(name))
      answer.setHeader(name, values.length === 1 ? `${values[0]}` : values)
  letNoteGo(request, answer, exchange)
  if (!page && (exchange.parts.dev || !isForCompression(request, answer))) {
    exchange.finishHeaders(answer)
    return pipeline(came, answer)
  }
  const whole = page ?? (await buffer(came))
  const sent = isForCompression(request, answer) ? compressed(answer, whole) : whole
  exchange.finishHeaders(answer)
  answer.end(sent)
}
