import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Cast, writeRecord } from './record.ts'
import { type Role, roles } from './roles.ts'

/** Who asks: somebody of a role, or nobody known. */
export type Asker = Role | 'anonymous'
export const askers: readonly Asker[] = ['anonymous', ...roles]

/** The running server of these tests, on a record of its own. */
export interface Instance {
  server: TestServer
  cast: Cast
  /** Asks for an address as somebody; posts say that they come from the server's own pages. */
  ask(asker: Asker, address: string, init?: RequestInit): Promise<Response>
  stop(): Promise<void>
}

const secret = 'only the tests of access know this secret'

/** Writes the record and starts the real server on it. Needs a build. */
export async function startInstance(): Promise<Instance> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-access-'))
  const file = path.join(folder, 'cairn.db')
  await migrate(file)
  openDatabase(file)
  const cast = await writeRecord()
  await closeDatabase()
  const server = await startServer({ database: file, env: { CAIRN_SECRET: secret } })
  const cookies = await cookiesOf(cast, new URL(server.origin).port)
  return {
    server,
    cast,
    ask: (asker, address, init = {}) => {
      const headers = new Headers(init.headers)
      if (!headers.has('accept')) headers.set('accept', 'text/html')
      // Thousands of answers: packing and unpacking them costs more than the loopback.
      headers.set('accept-encoding', 'identity')
      if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', server.origin)
      if (asker !== 'anonymous') headers.set('cookie', cookies[asker])
      return fetch(server.origin + address, { redirect: 'manual', ...init, headers })
    },
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// As the sign-in's own route makes it; the sign-in pages have tests of their own.
async function cookiesOf(cast: Cast, port: string): Promise<Record<Role, string>> {
  const entries = []
  for (const role of roles) {
    const token = await encode({ token: { sub: cast.signIns[role] }, secret })
    entries.push([role, `cairn-${port}.sign-in=${token}`])
  }
  return Object.fromEntries(entries)
}
