import process from 'node:process'
import fc from 'fast-check'

// Loaded before the tests. `npm test` draws the same cases each time, so that it never fails by chance; `npm run
// test:deep` draws new ones, and a hundred times as many (`bin/test-deep.mjs` sets both).

const seed = Number(process.env.CAIRN_SEED || 20_261_129)
const times = Number(process.env.CAIRN_TIMES || 1)

/** The number of cases of a property that needs fewer or more than fast-check's usual hundred. */
export function cases(count: number): number {
  return count * times
}

fc.configureGlobal({ seed, numRuns: cases(100) })
