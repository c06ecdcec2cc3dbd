import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { openDatabase } from '#db/open.ts'
import { newDatabase } from '#tests/support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Cast, writeEveryText } from './every-text/write.ts'
import { type Ledger, openLedger } from './ledger/ledger.ts'
import { type Role, roles } from './roles.ts'

export type Asker = Role | 'anonymous'
export const askers: readonly Asker[] = ['anonymous', ...roles]

/** A running server on a database of its own. */
export interface Instance {
  server: TestServer
  cast: Cast
  ledger: Ledger
  /** Doesn't follow redirects. Posts have the server's own Origin unless `init` has another. */
  ask(asker: Asker, address: string, init?: RequestInit): Promise<Response>
}

const secret = 'only the tests of access know this secret'

/** Runs an instance for the tests of this file. It has its members from `beforeAll` on. Needs a build. */
export function openInstance(): Instance {
  const instance = {} as Instance
  let stop: (() => Promise<void>) | undefined
  beforeAll(async () => {
    const { stop: stopIt, ...members } = await startInstance()
    Object.assign(instance, members)
    stop = stopIt
  })
  afterAll(() => stop?.())
  return instance
}

async function startInstance(): Promise<Instance & { stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-access-'))
  const file = path.join(folder, 'cairn.db')
  await newDatabase(file)
  openDatabase(file)
  const cast = await writeEveryText()
  await closeDatabase()
  const server = await startServer({
    ...(dialect === 'sqlite' && { database: file }),
    env: { CAIRN_SECRET: secret },
  })
  const ledger = await openLedger(server.data, path.join(folder, 'pristine.db'))
  const cookies = await makeCookies(cast, new URL(server.origin).port)
  return {
    server,
    cast,
    ledger,
    ask: (asker, address, init = {}) => {
      const headers = new Headers(init.headers)
      if (!headers.has('accept')) headers.set('accept', 'text/html')
      // There are thousands of answers, and compressing them takes longer than sending them uncompressed.
      headers.set('accept-encoding', 'identity')
      if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', server.origin)
      if (asker !== 'anonymous') headers.set('cookie', cookies[asker])
      return fetch(server.origin + address, { redirect: 'manual', ...init, headers })
    },
    stop: async () => {
      await ledger.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// The same cookies as from signing in, which other tests cover.
async function makeCookies(cast: Cast, port: string): Promise<Record<Role, string>> {
  const entries = []
  for (const role of roles) {
    const token = await encode({ token: { sub: cast.signIns[role] }, secret })
    entries.push([role, `cairn-${port}.sign-in=${token}`])
  }
  return Object.fromEntries(entries)
}
