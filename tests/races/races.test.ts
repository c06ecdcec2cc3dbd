import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { openDatabase } from '#db/open.ts'
import { newDatabase } from '#tests/support/database.ts'
import { everyRace } from './every-race.ts'
import { type Racers, startRacers } from './racers.ts'

// What rests on counting, or on there being only one, tried by several processes at the same moment: one process hides all
// of it. `npm run test:races` has as many rounds as the table in docs/operating.md says.
const rounds = Number(process.env.CAIRN_ROUNDS || 6)
const count = 3

let folder: string
let racers: Racers
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cairn-races-'))
  const file = path.join(folder, 'cairn.db')
  await newDatabase(file)
  openDatabase(file)
  racers = await startRacers(count, file)
})
afterAll(async () => {
  await racers.stop()
  await closeDatabase()
  rmSync(folder, { recursive: true })
})

test.each(Object.entries(everyRace))('%s', async (name, race) => {
  const broken: string[] = []
  const began = performance.now()
  for (let round = 0; round < rounds; round++) {
    const asked = await race.prepare(count)
    const wrong = await race.check(asked, await racers.run(name, asked))
    if (wrong) broken.push(wrong)
  }
  expect(broken).toEqual([])
  if (process.env.CAIRN_ROUNDS)
    console.log(
      `${dialect}: ${name}: ${broken.length} of ${rounds} broken, ${((performance.now() - began) / 1000).toFixed(0)} s`,
    )
})
