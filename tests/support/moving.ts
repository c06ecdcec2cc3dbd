import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import { within } from './commands.ts'

const root = path.resolve(import.meta.dirname, '../..')

// Rows that one of the two databases could take otherwise than the other.
const hostile = `
  update sessions set planned_in_id = (select max(id) from sessions) where id = (select min(id) from sessions);
  update sessions set undone = '{"plannedId":null,"actions":[],"points":[{"version":1,"é\\u2028\\"":1.5,"id":"Z"}]}'
    where id in (select id from sessions order by id limit 3);
  update comments set body = 'a \\ "quoted" {text}, NULL, ' || char(10) || char(9) || ' 𝒳 é ' || char(101, 769)
    where id = (select min(id) from comments);
  update comments set body = 'null' where id = (select max(id) from comments);
  update audit_events set detail = '', at = -62135596800000 where rowid = 1;
  update audit_events set id = upper(substr(id, 1, 30)) || char(64261) || char(65536) where rowid = 3`

export function addHostileRows(file: string): void {
  within(file, (connection) => connection.exec(hostile))
}

/** By table: how many rows, and a hash of them in the order of their keys, whatever order JSON is kept in. */
export function recordIn(file: string): Record<string, { rows: number; hash: string }> {
  return within(file, (connection) => {
    const names = connection
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'search_index%'")
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      names.map((name) => {
        const rows = connection.prepare(`select * from "${name}" order by 1`).raw().all() as unknown[][]
        const hash = createHash('sha256')
        for (const row of rows) hash.update(JSON.stringify(row.map(plain)))
        return [name, { rows: rows.length, hash: hash.digest('hex') }]
      }),
    )
  })
}

function plain(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value
  try {
    return JSON.parse(value, (_, part) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    )
  } catch {
    return value
  }
}

/** What several people find with several words, and how many texts the index has wrong. In a process of that database. */
export function findings(data: string, database = ''): { hits: string[]; wrong: unknown } {
  const script = `
    import './tests/support/configuration.ts'
    import { asc } from 'drizzle-orm'
    import { closeDatabase, db } from '#db/client.ts'
    import { openDatabase } from '#db/open.ts'
    import { people } from '#db/schema/people.ts'
    import { countMismatches } from '#lib/record/search/matching/reads.ts'
    import { countMisindexed } from '#lib/record/search/reads.ts'
    import { search } from '#lib/views/search/reads.ts'
    import { contextOf, systemContext } from '#tests/support/context.ts'
    openDatabase(${JSON.stringify(data)})
    const hits = []
    for (const { id } of await db.select({ id: people.id }).from(people).orderBy(asc(people.createdAt), asc(people.id)).limit(3))
      for (const q of ['the', '"pull request"', 'dat'])
        for (const hit of (await search(contextOf({ id }), { q, page: 1 })).hits) hits.push([id, q, hit.recordId].join())
    const wrong = [await countMisindexed(systemContext()), await countMismatches(systemContext())]
    await closeDatabase()
    console.log(JSON.stringify({ hits: hits.sort(), wrong }))`
  const out = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CAIRN_DATABASE: database },
  })
  return JSON.parse(out)
}
