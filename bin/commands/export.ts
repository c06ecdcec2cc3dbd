import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {
  assertGoingOn,
  existsSentence,
  inWords,
  momentName,
  publish,
  removeUnfinished,
  UpkeepFailed,
} from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { noteExport } from '#lib/admin/exporting/writes.ts'
import { makeContext, makeSystemContext } from '#lib/core/context.ts'
import { csvLine } from '#lib/core/csv.ts'
import { count } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { viewerByAddress } from '#lib/sign-ins/reads.ts'
import { type Exporting, isPersons } from '#lib/views/export/access.ts'
import { columnsOf, countRows, rowsOf, type Sheet } from '#lib/views/export/paging/reads.ts'
import { sheetsOf } from '#lib/views/export/reads.ts'
import { formatVersion, jsonLine, type Row } from '#lib/views/export/rules.ts'
import { type Entry, writeArchive } from './archive.ts'
import { type Command, shortly } from './command.ts'
import { forAccount, readAddress } from './reset-link.ts'

export const exportRecord: Command = {
  usage: '[person] [--to PLACE]',
  summary: 'write what a person may read, or the whole record, as JSON and CSV in a zip file',
  details: [
    '[person] is the address of an account: the file has exactly what this person can read in Cairn, their private texts and drafts',
    'too. It’s for them alone. They’re told that it was made, under Settings, Sign-ins.',
    'Without [person], it has the whole record, but no drafts, no private or withdrawn texts, no passwords and no secrets.',
    'Cairn may be running. Reads a page of rows at a time. docs/export.md says what is in which file.',
  ],
  options: { to: { type: 'string' } },
  optionHelp: { 'to PLACE': 'a new file or a folder, in place of “exports” beside the database' },
  takes: [0, 1],
  async run({ words, option, place, configuration, now, signal, progress }) {
    const { data } = configuration
    const email = words[0] === undefined ? null : readAddress(words[0])
    const to = target(option('to'), place, data, email, now)
    return forAccount(data, async () => {
      const system = makeSystemContext(now)
      const ctx: Exporting = email ? makeContext(await viewerByAddress(system, email), now) : system
      const made = await writeExport(ctx, data, to, { signal, onProgress: progress('Exporting') })
      const rows = Object.values(made.rows).reduce((sum, each) => sum + each, 0)
      return {
        lines: [
          `Exported ${isPersons(ctx) ? `what ${ctx.viewer.name} can read` : 'the record'} to ${shortly(to)}: ${(made.bytes / 1e6).toFixed(1)} MB, ${count(rows, 'row')} in ${Object.keys(made.rows).length} files, each as JSON and CSV.`,
          isPersons(ctx)
            ? 'It has texts that only they can read. Hand it to them, and keep no copy.'
            : 'It has texts that two people wrote for each other. Keep it as safe as the database.',
        ],
        facts: { file: to, bytes: made.bytes, person: email, rows: made.rows },
      }
    })
  },
}

function target(
  typed: string | undefined,
  place: (typed: string) => string,
  data: string,
  email: string | null,
  now: Date,
): string {
  const whose = email ? `-of-${email.replace(/[^\w.@+-]/g, '_')}` : ''
  const name = `${path.parse(data).name}-export${whose}-${momentName(now)}.zip`
  if (typed === undefined) return path.join(path.dirname(data), 'exports', name)
  const to = place(typed)
  const isFolder = /[/\\]$/.test(typed) || (existsSync(to) && statSync(to).isDirectory())
  return isFolder ? path.join(to, name) : to
}

type Steps = { signal?: AbortSignal; onProgress?: (done: number) => void }

/**
 * Writes the export beside its name, and names it when it's whole. Throws `UpkeepFailed` without leaving anything behind if
 * the target exists, the disk is full or `signal` says stop.
 */
export async function writeExport(
  ctx: Exporting,
  data: string,
  to: string,
  { signal, onProgress }: Steps = {},
): Promise<{ bytes: number; rows: Record<string, number> }> {
  if (existsSync(to)) throw new UpkeepFailed(existsSentence(to))
  const part = `${to}.part-${process.pid}`
  const rows: Record<string, number> = {}
  const sheets = sheetsOf(ctx)
  // Each row is read twice.
  let [read, expected] = [0, 1]
  const pages = (sheet: Sheet) =>
    pagesOf(ctx, data, sheet, (number) => {
      read += number
      onProgress?.(Math.min(read / expected, 1))
    })
  const files = sheets.flatMap((sheet) => [
    jsonFile(sheet, pages, (number) => {
      rows[sheet.name] = number
    }),
    csvFile(ctx, sheet, pages),
  ])
  try {
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
    removeUnfinished(path.dirname(to), ctx.now)
    // Process numbers come again, and one that was killed may have left it.
    rmSync(part, { force: true })
    expected += 2 * (await countAll(ctx, data, sheets))
    await writeArchive(part, [...files, manifest(ctx, sheets, rows)], { at: ctx.now, signal })
    await noteExport(makeSystemContext(ctx.now), isPersons(ctx) ? ctx.viewer.id : null)
    publish(part, to)
    return { bytes: statSync(to).size, rows }
  } catch (error) {
    assertGoingOn(signal, 'Stopped. Nothing was exported, and nothing half done is left.')
    throw inWords(error, to)
  } finally {
    if (existsSync(part)) rmSync(part)
  }
}

type Pages = (sheet: Sheet) => AsyncIterable<Row[]>

function jsonFile(sheet: Sheet, pages: Pages, onEnd: (rows: number) => void): Entry {
  return {
    name: `${sheet.name}.json`,
    async *text() {
      let number = 0
      for await (const page of pages(sheet)) {
        yield page.map((row, index) => `${number + index === 0 ? '[' : ','}\n${jsonLine(row)}`).join('')
        number += page.length
      }
      onEnd(number)
      yield number === 0 ? '[]\n' : '\n]\n'
    },
  }
}

function csvFile(ctx: Exporting, sheet: Sheet, pages: Pages): Entry {
  return {
    name: `${sheet.name}.csv`,
    async *text() {
      // Without the mark Excel takes UTF-8 for the machine's old code page.
      yield `\uFEFF${csvLine(columnsOf(ctx, sheet))}`
      for await (const page of pages(sheet)) yield page.map((row) => csvLine(Object.values(row))).join('')
    },
  }
}

// What goes wrong with the database is told from what goes wrong with the file that is written.

async function countAll(ctx: Exporting, data: string, sheets: readonly Sheet[]): Promise<number> {
  try {
    let rows = 0
    for (const sheet of sheets) rows += await countRows(ctx, sheet)
    return rows
  } catch (error) {
    throw upkeep.problemInWords(error, data)
  }
}

async function* pagesOf(ctx: Exporting, data: string, sheet: Sheet, onRead: (rows: number) => void) {
  try {
    for await (const page of rowsOf(ctx, sheet)) {
      onRead(page.length)
      yield page
    }
  } catch (error) {
    throw upkeep.problemInWords(error, data)
  }
}

/** The last file, since it counts the rows of the others. */
function manifest(ctx: Exporting, sheets: readonly Sheet[], rows: Record<string, number>): Entry {
  const timeZone = isPersons(ctx) ? ctx.timeZone : 'UTC'
  return {
    name: 'manifest.json',
    async *text() {
      const content = {
        format: formatVersion,
        cairn: JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'))
          .version,
        made_at: ctx.now,
        day: dayIn(ctx.now, timeZone),
        time_zone: timeZone,
        of: isPersons(ctx) ? 'person' : 'record',
        person: isPersons(ctx) ? { id: ctx.viewer.id, name: ctx.viewer.name, email: ctx.viewer.email } : null,
        files: sheets.map((sheet) => ({
          name: sheet.name,
          rows: rows[sheet.name],
          columns: columnsOf(ctx, sheet),
        })),
      }
      yield `${JSON.stringify(content, null, 2)}\n`
    },
  }
}
