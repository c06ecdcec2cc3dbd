import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { compressed, isForCompression } from './compression.ts'

/** What the front decides about an answer, set before Next gets it. */
export interface Terms {
  /** The status that goes out where Next sets this one. */
  truerStatus(status: number): number
  /** Whether an answer of this status and type is kept back, for a whole page to take its place. */
  withhold(status: number, contentType: string): boolean
  /** Called once the answer kept back has ended; sends the other through `deliver`. */
  replace(status: number): void
  /** The last word on the headers, just before they go out. */
  finishHeaders(answer: Answer): void
  /** Whether a text that is collected goes out compressed. */
  compress: boolean
}

type Callback = (error?: Error | null) => void

// They describe the body that was withheld, and are wrong for any other.
const aboutTheBody = /^(content-(?!security-policy).*|etag|transfer-encoding|link|last-modified|vary)$/

/**
 * A response whose body can be kept back once its status is known. Next answers a page that fails with an empty shell
 * that only JavaScript fills; the front drops such an answer and delivers a whole page of the same status.
 */
export class Answer extends ServerResponse<IncomingMessage> {
  #terms: Terms | undefined
  #state: 'open' | 'passed' | 'collected' | 'withheld' | 'replaced' = 'open'
  #collected: Uint8Array[] = []

  under(terms: Terms): void {
    this.#terms = terms
  }

  /** Sends a whole answer, also in place of one that was withheld. */
  deliver(status: number, headers: OutgoingHttpHeaders, body: Buffer | string): void {
    this.#state = 'replaced'
    for (const name of this.getHeaderNames()) if (aboutTheBody.test(name)) this.removeHeader(name)
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.setHeader(name, value)
    this.setHeader('Content-Length', Buffer.byteLength(body))
    this.statusCode = status
    this.#terms?.finishHeaders(this)
    super.writeHead(status)
    super.end(body)
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    if (this.#state !== 'open' && this.#state !== 'passed') return this
    this.statusCode = this.#terms?.truerStatus(status) ?? status
    const headers = rest.find((argument) => typeof argument === 'object' && argument !== null)
    for (const [name, value] of headerPairs(headers)) this.setHeader(name, value)
    const terms = this.#terms
    if (terms?.withhold(this.statusCode, String(this.getHeader('content-type') ?? ''))) {
      this.#state = 'withheld'
      return this
    }
    if (terms?.compress && isForCompression(this.req, this)) {
      this.#state = 'collected'
      return this
    }
    this.#state = 'passed'
    terms?.finishHeaders(this)
    return super.writeHead(this.statusCode)
  }

  override flushHeaders(): void {
    this.#decide()
    if (this.#state === 'passed') super.flushHeaders()
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    this.#decide()
    if (this.#state === 'passed') return super.write(chunk, encoding as BufferEncoding, callback)
    if (this.#state === 'collected') this.#collect(chunk, encoding)
    const done = typeof encoding === 'function' ? encoding : callback
    if (done) process.nextTick(done)
    return true
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): this {
    this.#decide()
    if (this.#state === 'passed') return super.end(chunk, encoding as BufferEncoding, callback)
    const done = [chunk, encoding, callback].find((argument) => typeof argument === 'function')
    if (done) this.once('finish', done as Callback)
    if (this.#state === 'collected') {
      this.#collect(chunk, encoding)
      this.#state = 'replaced'
      this.#sendCollected()
    } else if (this.#state === 'withheld') {
      this.#state = 'replaced'
      this.#terms?.replace(this.statusCode)
    }
    return this
  }

  #collect(chunk: unknown, encoding?: BufferEncoding | Callback): void {
    if (typeof chunk === 'string')
      this.#collected.push(Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8'))
    else if (chunk instanceof Uint8Array) this.#collected.push(chunk)
  }

  #sendCollected(): void {
    const body = compressed(this, Buffer.concat(this.#collected))
    this.#terms?.finishHeaders(this)
    super.writeHead(this.statusCode)
    super.end(body)
  }

  #decide(): void {
    if (this.#state === 'open') this.writeHead(this.statusCode)
  }
}

function* headerPairs(headers: unknown): Generator<[string, string | string[]]> {
  if (Array.isArray(headers)) {
    for (let at = 0; at + 1 < headers.length; at += 2) yield [headers[at], headers[at + 1]]
  } else if (headers) {
    yield* Object.entries(headers)
  }
}
