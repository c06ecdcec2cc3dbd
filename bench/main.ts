import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { prepareBenchRecord } from './fill.ts'
import { readAsked } from './growth/asked.ts'
import { measureCompanies } from './growth/main.ts'
import { measureLogSession } from './log-session.ts'
import { measureMarkdown } from './markdown.ts'
import { printReport, type Report } from './report.ts'
import { measureStatements } from './statements.ts'
import { measurePages } from './throughput.ts'

// Started by `bench/run.mjs`: prints a table and writes .cairn/bench.json. With `--people` and `--notes` it measures
// companies of those sizes instead (`bench/growth`).

// So that the servers end too.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
const asked = readAsked(process.argv.slice(2), process.env)
if (asked) {
  await measureCompanies(asked)
  process.exit(0)
}

const began = performance.now()
const root = path.join(import.meta.dirname, '..')
const record = path.join(root, '.cairn/bench/record.db')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const loadBefore = loadavg()[0] ?? 0
await prepareBenchRecord(record, new Date())
const data = path.join(folder, 'cairn.db')
copyFileSync(record, data)
const statements = await measureStatements(data, path.join(folder, 'measured.jsonl'))
const pages = await measurePages(data, statements)
const report: Report = {
  machine: {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: [loadBefore, loadavg()[0] ?? 0],
  },
  date: new Date().toISOString(),
  ...pages,
  logSession: await measureLogSession(record, folder),
  markdown: measureMarkdown().slice(0, 5),
  seconds: (performance.now() - began) / 1000,
}
printReport(report)
mkdirSync(path.join(root, '.cairn'), { recursive: true })
writeFileSync(path.join(root, '.cairn/bench.json'), `${JSON.stringify(report, null, 2)}\n`)
process.exit(0)
