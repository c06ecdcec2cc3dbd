import type pg from 'pg'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { nameOf } from './refusals.ts'

const instant = '2026-03-28T23:30:00.123Z'

/** Reads back what Cairn relies on. Throws `DatabaseRefused` with what to do if the server answers otherwise. */
export async function assertSettings(client: pg.Client, server: Server): Promise<void> {
  const show = async (name: string): Promise<string> =>
    String(Object.values((await client.query(`SHOW ${name}`)).rows[0] ?? {})[0])
  const refuse = (sentence: string) => {
    throw new DatabaseRefused(`${nameOf(server)} ${sentence}`)
  }
  const encoding = await show('server_encoding')
  if (encoding.toUpperCase().replace('-', '') !== 'UTF8')
    refuse(
      `has the encoding ${encoding}, and Cairn needs UTF8. Create another database (CREATE DATABASE cairn ENCODING 'UTF8' TEMPLATE template0), and name it in CAIRN_DATABASE.`,
    )
  if ((await show('transaction_read_only')) === 'on')
    refuse('can only be read: it’s a standby, or set so. Promote it, or name the primary in CAIRN_DATABASE.')
  // Otherwise a write that was answered as saved could be gone after a power cut.
  for (const name of ['fsync', 'synchronous_commit'])
    if ((await show(name)) === 'off')
      refuse(`runs with ${name} = off, so what is saved could be lost in a power cut. Switch it on.`)
  const { rows } = await client.query('SELECT ($1::timestamptz)::text AS at', [instant])
  if (new Date(rows[0].at).toISOString() !== instant)
    refuse(
      'writes moments in a form that Cairn can’t read. Set DateStyle to ISO for Cairn’s user (ALTER ROLE … SET DateStyle TO ISO).',
    )
}
