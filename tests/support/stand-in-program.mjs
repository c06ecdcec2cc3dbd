// Stands in for every program that `npm test` runs, for `tests/test-command.test.ts`: writes its name to begun.txt,
// with the day if its clock was moved, then writes the report and ends with the status that the test gave it.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import process from 'node:process'

/** @param {string} program its place in node_modules */
export function standIn(program) {
  const args = process.argv.slice(2)
  const project = args.find((arg) => arg.startsWith('--project='))?.slice('--project='.length)
  const name = [program, project ?? args[0]].filter(Boolean).join(' ')
  const day = process.env.CAIRN_CLOCK_SHIFT ? ` on ${new Date().toISOString().slice(0, 10)}` : ''
  appendFileSync('begun.txt', `${name}${day}\n`)
  const { report, status = 0, hangs } = JSON.parse(process.env.STAND_INS ?? '{}')[name] ?? {}
  if (name === 'next build' && status === 0) {
    mkdirSync('.next', { recursive: true })
    writeFileSync('.next/BUILD_ID', 'built')
  }
  const file =
    args.find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1] ??
    process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
  if (file && report) writeFileSync(file, JSON.stringify(report))
  console.log(`${name} says something`)
  process.exitCode = status
  if (hangs) setInterval(() => undefined, 1000)
}
