// Runs what a day could change, with every process's clock moved, on each day on which calendars are odd: npm run test:days.
// It takes up to an hour. Moments given as arguments (2027-05-31T18:12Z) are tried in place of these.
import process from 'node:process'
import { onAnotherDay } from './set-up/another-day.mjs'
import { build } from './set-up/build.mjs'
import { root, testRun } from './set-up/test-run.mjs'

const days = [
  ['the last day of a year', '2026-12-31T12:00Z'],
  ['the first day of a year, while America has the last', '2027-01-01T03:00Z'],
  ['28 February, a Sunday, into a Monday', '2027-02-28T23:57Z'],
  ['New York puts its clocks forward', '2027-03-14T06:58Z'],
  ['Europe puts its clocks forward', '2027-03-28T00:58Z'],
  ['31 May, a Monday, into the night of the tests’ own zone', '2027-05-31T18:12Z'],
  ['Europe puts its clocks back', '2027-10-31T00:58Z'],
  ['New York puts its clocks back', '2027-11-07T05:58Z'],
  ['29 February', '2028-02-29T12:00Z'],
  ['a month’s last day, two years ahead', '2028-11-30T08:00Z'],
]

const given = process.argv.slice(2).map((moment) => ['as asked for', moment])

await testRun(async ({ vitest }) => {
  await build(root)
  for (const [name, moment] of given.length > 0 ? given : days) {
    console.log(`\n${moment}: ${name}`)
    const env = onAnotherDay(root, moment)
    await vitest(`Rules and data on ${moment}`, ['rules', 'data-sqlite', 'data-postgresql'], { env })
    // The pages are those of a demo team that is filled on that day.
    await vitest(`Demo and pages on ${moment}`, ['pages'], { env, more: 1 })
  }
})
