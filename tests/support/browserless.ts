import { demoPassword } from '#bin/demo/cast.ts'
import type { TestServer } from './server.ts'

/** The HTTP half of a browser: it keeps cookies and sends Origin, but follows no redirects. */
export class Browserless {
  readonly #server: Pick<TestServer, 'origin'>
  readonly #cookies = new Map<string, string>()

  constructor(server: Pick<TestServer, 'origin'>) {
    this.#server = server
  }

  /** The cookies, for a real browser to continue with. */
  get cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }))
  }

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    // Most tests read the page, and compressing it takes longer than sending it as it is.
    if (!headers.has('accept-encoding')) headers.set('accept-encoding', 'identity')
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.#server.origin)
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookies) headers.set('cookie', cookies)
    const answer = await fetch(this.#server.origin + address, { redirect: 'manual', ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  post(address: string, fields: Record<string, string>): Promise<Response> {
    return this.ask(address, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** Signs in through the form, as one of the demo's people unless a password is given. Throws if that fails. */
  async signIn(email: string, password: string = demoPassword): Promise<this> {
    const page = await (await this.ask('/sign-in')).text()
    const [, csrfToken = ''] = /name="csrfToken" value="([^"]*)"/.exec(page) ?? []
    const answer = await this.post('/api/auth/callback/credentials', {
      email,
      password,
      csrfToken,
      callbackUrl: '/',
    })
    const to = answer.headers.get('location')
    if (answer.status !== 302 || to?.includes('error')) {
      throw new Error(`${email} was not signed in: ${answer.status}, ${to}`)
    }
    return this
  }
}
