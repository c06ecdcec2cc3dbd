// npm run test:deep: tests every property with a hundred times as many cases as npm test, and different ones each time.
// CAIRN_SEED=… draws the same ones again. A failing case becomes a named example beside its property.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root, testRun } from './set-up/test-run.mjs'

const seed = process.env.CAIRN_SEED || String(Math.floor(Math.random() * 2 ** 31))
if (!/^\d{1,10}$/.test(seed)) {
  console.error(`CAIRN_SEED must be a whole number, not "${seed}".`)
  process.exit(1)
}
const files = ['tests/rules', 'tests/data'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'")),
)

await testRun(async ({ vitest }) => {
  console.log(`Seed ${seed}. To draw the same cases again: CAIRN_SEED=${seed} npm run test:deep`)
  const env = { CAIRN_SEED: seed, CAIRN_TIMES: '100' }
  await vitest('Properties', ['rules', 'texts', 'data-sqlite', 'data-postgresql'], { env, files })
})
