// Loaded first (node --import) in each process that runs on another day: moves its clock by CAIRN_CLOCK_SHIFT
// milliseconds. `onAnotherDay` in `bin/set-up/another-day.mjs` sets both.
import process from 'node:process'

const Real = Date
const shift = Number(process.env.CAIRN_CLOCK_SHIFT || Number.NaN)
if (Number.isNaN(shift)) throw new Error('CAIRN_CLOCK_SHIFT holds no number of milliseconds.')

globalThis.Date = class extends Real {
  // Own properties, since Next copies only those to its Date.
  static parse = Real.parse
  static UTC = Real.UTC

  /** @param {any[]} given */
  constructor(...given) {
    // @ts-expect-error: TypeScript only knows Date's constructors one by one.
    super(...(given.length === 0 ? [Real.now() + shift] : given))
  }

  static now() {
    return Real.now() + shift
  }
}
