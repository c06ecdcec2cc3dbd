// npm run test:days: runs the tests that depend on the day on ten unusual days, with every process's clock moved.
// Moments given as arguments (2027-05-31T18:12Z) replace these.
import process from 'node:process'
import { onAnotherDay } from './set-up/another-day.mjs'
import { build } from './set-up/build.mjs'
import { root, testRun } from './set-up/test-run.mjs'

// Midnights and clock changes come about a minute after the start, so they fall into the run.
const days = [
  ['the last day of a year', '2026-12-31T12:00Z'],
  ['the first day of a year, from the last minute of the one before', '2026-12-31T23:59Z'],
  ['28 February, a Sunday, into a Monday where the tests’ people live', '2027-02-28T18:14Z'],
  ['New York puts its clocks forward', '2027-03-14T06:59Z'],
  ['Europe puts its clocks forward', '2027-03-28T00:59Z'],
  ['31 May, a Monday', '2027-05-31T05:00Z'],
  ['Europe puts its clocks back', '2027-10-31T00:59Z'],
  ['New York puts its clocks back', '2027-11-07T05:59Z'],
  ['29 February', '2028-02-29T12:00Z'],
  ['a month’s last day, two years ahead', '2028-11-30T21:00Z'],
]

const given = process.argv.slice(2).map((moment) => ['as asked for', moment])

await testRun(async ({ vitest }) => {
  await build(root)
  for (const [name, moment] of given.length > 0 ? given : days) {
    console.log(`\n${moment}: ${name}`)
    await vitest(`Rules and data on ${moment}`, ['rules', 'data-sqlite', 'data-postgresql'], {
      env: onAnotherDay(root, moment),
    })
    // The demo data is also created on that day.
    await vitest(`Demo and pages on ${moment}`, ['pages', 'faults'], {
      env: onAnotherDay(root, moment),
      more: 1,
    })
  }
})
