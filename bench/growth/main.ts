import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { countNotes, prepareCompany } from '../company/company.ts'
import type { Asked } from './asked.ts'
import { type Ground, measureGrowth } from './measure.ts'
import { growthTargets, printGrowth } from './report.ts'
import { roomFor, roomLeftIn } from './room.ts'
import { bringToServer } from './server.ts'
import { measureWhileSearching, printWhileSearching, type WhileSearching } from './while-searching.ts'

const root = path.join(import.meta.dirname, '../..')
const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`

/**
 * Makes the companies, measures all pages in each of them, prints tables and writes .cairn/growth.json. While someone
 * searches, only the pages of a day's work, into .cairn/while-searching.json.
 */
export async function measureCompanies({
  sizes,
  database,
  only,
  visits,
  isWhileSearching,
}: Asked): Promise<void> {
  const began = performance.now()
  const folder = path.join(root, '.cairn/bench')
  const companies = sizes.map((size) => ({
    size,
    file: path.join(folder, `company-${size.people}-${size.notes}.db`),
  }))
  const [needed, there] = [roomFor(companies, database !== undefined), roomLeftIn(folder)]
  console.log(`  This needs ${gigabytes(needed)} of disk; ${gigabytes(there)} are free in ${folder}.`)
  if (needed > there) throw new Error('There isn’t enough room. Choose smaller companies.')
  const databases = await prepare(companies, database)
  if (isWhileSearching) {
    const measured: WhileSearching[] = []
    for (const { grounds } of databases)
      for (const ground of grounds) measured.push(await measureWhileSearching(ground))
    sayMachine(began)
    printWhileSearching(measured, growthTargets.ratio)
    writeFileSync(path.join(root, '.cairn/while-searching.json'), `${JSON.stringify(measured, null, 2)}\n`)
    return
  }
  const temporary = mkdtempSync(path.join(tmpdir(), 'cairn-growth-'))
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }))
  const grounds = databases.flatMap((each) => each.grounds)
  const growth = await measureGrowth(grounds, temporary, { only, visits })
  const said = sayMachine(began)
  printGrowth(growth, databases)
  const names = databases.map(({ name, grounds: of }) => ({ name, companies: of.map((each) => each.name) }))
  writeFileSync(
    path.join(root, '.cairn/growth.json'),
    `${JSON.stringify({ ...said, databases: names, ...growth }, null, 2)}\n`,
  )
}

function sayMachine(began: number): { machine: string; date: string; seconds: number } {
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  const seconds = (performance.now() - began) / 1000
  const date = new Date().toISOString()
  console.log(
    `\n${machine}, load ${(loadavg()[0] ?? 0).toFixed(1)}, ${date.slice(0, 16).replace('T', ' ')} UTC, ${Math.round(seconds)} s`,
  )
  return { machine, date, seconds }
}

type Company = { size: Asked['sizes'][number]; file: string }

async function prepare(
  companies: Company[],
  database: string | undefined,
): Promise<{ name: string; grounds: Ground[] }[]> {
  const onFile: Ground[] = []
  const onServer: Ground[] = []
  for (const { size, file } of companies) {
    await timed(`${size.people} people and ${size.notes} notes`, () => prepareCompany(file, size, new Date()))
    const name = `${size.people} people, ${countNotes(file)} notes`
    onFile.push({ name, database: 'SQLite', file, env: { CAIRN_DATABASE: '' } })
    if (database === undefined) continue
    const address = await timed('the same on PostgreSQL', () => bringToServer(file, database))
    onServer.push({ name, database: 'PostgreSQL', file, env: { CAIRN_DATABASE: address } })
  }
  const databases = [{ name: 'SQLite', grounds: onFile }]
  return database === undefined ? databases : [...databases, { name: 'PostgreSQL', grounds: onServer }]
}

async function timed<T>(words: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  console.log(`  ${words}: ready in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return result
}
