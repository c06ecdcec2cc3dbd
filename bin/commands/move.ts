import { existsSync } from 'node:fs'
import path from 'node:path'
import { server } from '#db/columns.ts'
import { type Server, serverFrom, serverProblem } from '#db/server.ts'
import { UpkeepFailed } from '#db/upkeep/files.ts'
import { type Moved, move, type Place } from '#db/upkeep/move/move.ts'
import { type Command, Misused, shortly } from './command.ts'

export const moveRecord: Command = {
  usage: 'TO',
  summary: 'copy the record from SQLite to PostgreSQL, or back; Cairn must be stopped',
  details: [
    'Copies every table of the database that Cairn’s environment names to TO, and compares both by count and hash.',
    'TO is a new file, or the address of an empty PostgreSQL database, such as',
    'postgres://cairn@db.example.org/cairn?sslmode=verify-full. Keep its password out of the list of processes: leave it',
    'out of the address, and set PGPASSWORD or ~/.pgpass instead.',
    'Nothing is written to the database that is copied. Refused while Cairn uses it: writes would be lost.',
    'If it’s broken off, the same command goes on. Cairn doesn’t start on a database that has only a part.',
  ],
  takes: [1, 1],
  async run({ words, place, configuration, signal, progress }) {
    const { data } = configuration
    const to = readPlace(words[0] ?? '', place)
    const from: Place = server ?? data
    if (typeof from === typeof to) throw new UpkeepFailed(sameKind(to))
    const moved = await move({
      from,
      to,
      signal,
      onCopied: progress('Copying'),
      onCompared: progress('Comparing'),
    })
    const rows = Object.values(moved.tables).reduce((sum, table) => sum + table.rows, 0)
    const tables = Object.keys(moved.tables).length
    return {
      lines: [
        `${moved.wentOn ? 'Went on with the move, and moved' : 'Moved'} ${rows} rows in ${tables} tables to ${said(moved.to)}.`,
        'Every table has the same count and the same hash in both.',
        '',
        ...nextSteps(moved, to, data),
      ],
      facts: { ...moved, rows },
    }
  },
}

function readPlace(typed: string, place: (typed: string) => string): Place {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(typed)) {
    if (/[/\\]$/.test(typed)) throw new Misused('TO must be a file, not a folder.')
    return place(typed)
  }
  // Never the address itself, which may hold a password.
  const problem = serverProblem(typed)
  const to = serverFrom({ CAIRN_DATABASE: typed })
  if (problem || !to) throw new Misused(`TO ${problem}.`)
  return to
}

const sameKind = (to: string | Server) =>
  typeof to === 'string'
    ? 'Both are SQLite files. A backup of one, restored at the other’s place, does that: npm run cairn -- restore --help'
    : 'Both are PostgreSQL databases. PostgreSQL’s own pg_dump and pg_restore do that.'

const said = (place: string) => (path.isAbsolute(place) ? shortly(place) : place)

/** What isn't in the database, and so wasn't moved. */
function nextSteps({ from }: Moved, to: Place, data: string): string[] {
  const folder = path.dirname(data)
  const beside = ['secret', 'action-key', 'backups'].filter((name) => existsSync(path.join(folder, name)))
  const named = beside.map((name) => path.join(folder, name)).join(', ')
  const last = `Nothing was changed in ${said(from)}. Keep it until you’ve looked around in the moved record.`
  if (typeof to !== 'string')
    return [
      'Before the next start:',
      '- Set CAIRN_DATABASE to that address.',
      `- Leave CAIRN_DATA as it is: the secret, the key of the forms and backups stay in ${folder}.`,
      ...(beside.length > 0
        ? [`- On another machine, copy these to the folder of its CAIRN_DATA: ${named}.`]
        : []),
      '- Take the first backup of the moved record.',
      last,
    ]
  return [
    'Before the next start:',
    '- Remove CAIRN_DATABASE from the environment.',
    ...(to === data ? [] : [`- Set CAIRN_DATA to ${to}.`]),
    ...(path.dirname(to) === folder || beside.length === 0
      ? []
      : [
          `- Copy these to ${path.dirname(to)}: ${named}. Without the secret, everyone has to sign in again.`,
        ]),
    '- Take the first backup of the moved record.',
    last,
  ]
}
