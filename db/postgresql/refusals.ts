import { driverErrorOf, type Fault, faultOf } from '#db/faults.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'

/** Never the password. */
export function nameOf({ url, schema }: Server): string {
  const { hostname, port, pathname } = new URL(url)
  const name = decodeURIComponent(pathname.slice(1)) || 'of the user’s name'
  return `The PostgreSQL database ${name}${schema ? ` (schema ${schema})` : ''} at ${hostname}${port ? `:${port}` : ''}`
}

const sentences: Partial<Record<Fault, (said: string) => string>> = {
  away: (said) => `doesn’t answer (${said}). Start PostgreSQL, or look at the network and at CAIRN_DATABASE.`,
  slow: (said) => `didn’t answer in time (${said}). Look at what it’s busy with, then try again.`,
  busy: (said) => `is held by another program (${said}). Let that end, or stop it, then try again.`,
  crowded: (said) => `takes no more connections (${said}). Allow more, or end some.`,
  unopenable: (said) =>
    `doesn’t let Cairn in (${said}). Check user, password, database and rights: the user must own the database, or be allowed to create tables in it.`,
  full: () => 'can’t be written to: its disk is full. Free some space, then try again. Nothing was changed.',
  'read-only': () => 'can only be read. Promote the standby, or name the primary in CAIRN_DATABASE.',
  damaged: (said) => `is damaged, says PostgreSQL (${said}). Restore a backup of it.`,
}

/** The error itself if it isn't the server's, or is in words already. */
export function serverInWords(error: unknown, server: Server): unknown {
  if (error instanceof DatabaseRefused) return error
  const fault = faultOf(error)
  const sentence = fault && sentences[fault]
  if (!sentence) return error
  return new DatabaseRefused(`${nameOf(server)} ${sentence(driverErrorOf(error).message)}`, { cause: error })
}
