import { test as base, expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { demoPassword } from '#bin/demo/cast.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startDemoOnPostgres } from '../support/postgresql/demo.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { contextsOf, type Taken } from './contexts.ts'

interface Fixtures {
  /** Console errors and server failures that the test causes on purpose. Any other fails it. */
  expected: RegExp[]
  /** Opens a browser that knows nothing yet, on no page. It's closed after the test. */
  open: () => Promise<Page>
  /** The same as one of the demo's people, signed in. */
  as: (email: string) => Promise<Page>
  /** The demo's record, as it was filled. */
  record: undefined
}

export interface OfWorker {
  database: 'SQLite' | 'PostgreSQL'
  server: TestServer
  contexts: ReturnType<typeof contextsOf>
}

/**
 * Playwright's test, with a server for each worker on the demo's record. In a file it is put back before each test: none
 * depends on what others left. Errors that aren't `expected` fail the test.
 */
export const test = base.extend<Fixtures, OfWorker>({
  database: ['SQLite', { option: true, scope: 'worker' }],
  server: [
    async ({ database }, use) => {
      const server =
        database === 'SQLite' ? await startServer({ database: demoFile }) : await startDemoOnPostgres()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  record: [
    async ({ server, database }, use) => {
      if (database === 'SQLite') await putBack(server.data)
      await use(undefined)
    },
    { auto: true },
  ],
  baseURL: async ({ server }, use) => use(server.origin),
  expected: async ({ server }, use) => {
    const expected: RegExp[] = []
    const before = server.printed().length
    await use(expected)
    const failures = server
      .printed()
      .slice(before)
      .split('\n')
      .filter((line) => /"level":(50|60)|unhandled/i.test(line))
    expect(unnamed(failures, expected), 'Failures in the server’s log').toEqual([])
  },
  contexts: [async ({ browser }, use) => use(contextsOf(browser)), { scope: 'worker' }],
  open: async ({ contexts, baseURL, viewport, javaScriptEnabled, expected }, use) => {
    const opened: Taken[] = []
    await use(async () => {
      const one = await contexts.take({ baseURL, viewport, javaScriptEnabled })
      opened.push(one)
      return one.page
    })
    for (const one of opened) await contexts.giveBack(one)
    for (const { errors } of opened) expect(unnamed(errors, expected), 'Errors in the browser').toEqual([])
  },
  page: async ({ open }, use) => use(await open()),
  as: async ({ open, server, database }, use) => {
    const people = new Set<string>()
    await use(async (email) => {
      const page = await open()
      // The sign-in form has tests of its own.
      const cookies =
        database === 'SQLite' && !people.has(email)
          ? await signedIn(server, email)
          : (await new Browserless(server).signIn(email)).cookies
      people.add(email)
      await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url: server.origin })))
      return page
    })
  },
})

export { expect }

/** Signs in through the form as one of the demo's people, up to their home page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('/')
}

type Kept = { cookies: { name: string; value: string }[]; row: Record<string, unknown> }
const kept = new Map<string, Kept>()

/** Signs in once for each person and worker: afterwards the row is put back as the record is. */
async function signedIn(server: TestServer, email: string): Promise<Kept['cookies']> {
  const known = kept.get(email)
  const record = new Database(server.data)
  try {
    if (known) {
      const columns = Object.keys(known.row)
      record
        .prepare(`insert or ignore into sign_ins (${columns}) values (${columns.map((name) => `@${name}`)})`)
        .run(known.row)
      return known.cookies
    }
    const { cookies } = await new Browserless(server).signIn(email)
    const row = record.prepare('select * from sign_ins order by created_at desc, id desc limit 1').get()
    kept.set(email, { cookies, row: row as Kept['row'] })
    return cookies
  } finally {
    record.close()
  }
}

// Into the open file, in one transaction: for the server it's a write like any other.
async function putBack(data: string): Promise<void> {
  const filled = new Database(demoFile, { readonly: true })
  await filled.backup(data, { progress: () => 100_000 })
  filled.close()
}

function unnamed(errors: string[], expected: RegExp[]): string[] {
  return errors.filter((error) => !expected.some((pattern) => pattern.test(error)))
}
