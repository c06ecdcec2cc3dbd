import path from 'node:path'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { lastReads } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { indexedForm } from '#lib/record/search/rules.ts'
import { type Days, daysBefore, type Insert } from '../fill.ts'
import { makeDraft } from '../record/drafts.ts'
import { idAt } from '../record/ids.ts'
import { columnName, insertAll } from '../record/insert.ts'
import { makeAudit, makeJuniorsRecord, readRoadmap } from '../record/junior.ts'
import { makeTemplates } from '../record/notes.ts'
import { makeOnce } from '../record/once.ts'
import { beginning } from '../record/people.ts'
import { makePlans } from '../record/plans.ts'
import { makeNextVersion } from '../record/versions.ts'
import { makeLargeRoadmap } from '../record/writing.ts'
import { makeCompanyPeople, sized } from './people.ts'
import type { CompanySize } from './plan.ts'

/**
 * A company of that many people and about that many texts, made anew if the sources or the day have changed. Every run
 * makes the same one. Everyone signs in with `demoPassword`.
 */
export async function prepareCompany(file: string, size: CompanySize, now: Date): Promise<void> {
  const today = dayIn(now, 'UTC')
  // SQLite's own temporary files, where the room was counted.
  process.env.SQLITE_TMPDIR = path.dirname(file)
  await makeOnce(file, { today, size }, (connection, passwordHash) => {
    // A draft that is cut off is thrown away, so nothing has to be safe yet.
    for (const pragma of [
      'journal_mode = MEMORY',
      'synchronous = OFF',
      'foreign_keys = OFF',
      'cache_size = -500000',
    ])
      connection.pragma(pragma)
    connection.transaction(() => {
      const { insert, settle } = inOrderOfTime(connection)
      fill(connection, insert, daysBefore(today), passwordHash, size)
      settle()
    })()
    const broken = connection.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${broken.length} rows of the company refer to nothing.`)
    connection.pragma('journal_mode = WAL')
  })
}

/** How many texts there are. */
export function countNotes(file: string): number {
  const connection = new BetterSqlite(file, { readonly: true })
  const count = connection.prepare('select count(*) from search_documents').pluck().get()
  connection.close()
  return Number(count)
}

function fill(
  connection: BetterSqlite.Database,
  insert: Insert,
  days: Days,
  passwordHash: string,
  { people, notes }: CompanySize,
): void {
  const roadmap = readRoadmap(connection)
  makeNextVersion(connection, insert, days.moment(9))
  const hired = makeCompanyPeople(insert, days, passwordHash, { people, notes })
  makeLargeRoadmap(connection, insert, days.moment(4))
  makePlans(connection, insert, days.moment(30), days.day(28))
  const withTemplates = new Set<string>()
  const [first] = hired
  if (first) makeDraft(insert, first.junior, days.moment(1))
  let weights = hired.reduce((sum, { weight = 0 }) => sum + weight, 0)
  let left = notes
  for (const { junior, leadId, weight } of hired) {
    // What one junior's record has more or less than planned, the later ones make up for.
    const plan = weight === undefined ? {} : sized(daysFor((left * weight) / weights))
    const found = makeJuniorsRecord(insert, { ...junior, ...plan }, leadId, roadmap, days)
    if (!withTemplates.has(junior.teamId)) makeTemplates(insert, junior.teamId, leadId, days)
    withTemplates.add(junior.teamId)
    makeAudit(insert, found)
    insert(
      searchDocuments,
      found.map((row) => ({ ...row, ...indexedForm({ readerId: null, ...row }) })),
    )
    insert(lastReads, [
      { id: idAt(days.moment(3)), personId: junior.mentorId, subjectId: junior.id, readAt: days.moment(3) },
    ])
    left -= found.length
    weights -= weight ?? 0
  }
}

// About 45 texts come with the first goals, and then one in two days.
const daysFor = (notes: number) => Math.round(Math.min(Math.max((notes - 45) / 0.5, 20), beginning))

/**
 * Rows wait in temporary tables of the same names, without indexes, and go to the real ones in the order of their ids,
 * as people would have written them: a junior's texts lie far apart, which is what reading them costs.
 */
function inOrderOfTime(connection: BetterSqlite.Database): { insert: Insert; settle: () => void } {
  const columns = new Map<string, string>()
  const insert = <Table extends SQLiteTable>(table: Table, rows: Table['$inferInsert'][]) => {
    const [first] = rows
    if (!first) return
    const name = getTableName(table)
    const given = Object.keys(first)
      .map((key) => `"${columnName(key)}"`)
      .join()
    if (!columns.has(name)) {
      columns.set(name, given)
      connection.exec(`create temp table "${name}" as select * from main."${name}" limit 0`)
    } else if (columns.get(name) !== given) throw new Error(`Rows of ${name} have different columns.`)
    insertAll(connection, table, rows)
  }
  const settle = () => {
    for (const [name, given] of columns) {
      const order = name === 'search_documents' ? 'at, record_id' : 'id'
      connection.exec(
        `insert into main."${name}" (${given}) select ${given} from temp."${name}" order by ${order}; drop table temp."${name}"`,
      )
    }
  }
  return { insert, settle }
}
