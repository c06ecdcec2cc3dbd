import { type IncomingMessage, ServerResponse } from 'node:http'

type Callback = (error?: Error | null) => void

/** A response that goes nowhere: what Next renders into it is read back as a whole. */
export class KeptAnswer extends ServerResponse<IncomingMessage> {
  readonly body: Promise<Buffer>
  #chunks: Buffer[] = []
  #settle: (body: Buffer) => void = () => {}

  constructor(request: IncomingMessage) {
    super(request)
    this.body = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  override writeHead(status: number): this {
    this.statusCode = status
    return this
  }

  override flushHeaders(): void {}

  override write(
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | Callback,
    callback?: Callback,
  ): boolean {
    this.#chunks.push(Buffer.from(chunk as string, typeof encoding === 'string' ? encoding : undefined))
    const done = typeof encoding === 'function' ? encoding : callback
    if (done) process.nextTick(done)
    return true
  }

  /** Rendering broke off: there will be no more, and what there is is no page. */
  override destroy(error?: Error): this {
    this.statusCode = 500
    this.#settle(Buffer.alloc(0))
    return super.destroy(error)
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Callback): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk, encoding)
    this.#settle(Buffer.concat(this.#chunks))
    // Next waits for these before it lets go of the request.
    process.nextTick(() => {
      this.emit('finish')
      this.emit('close')
    })
    return this
  }
}
