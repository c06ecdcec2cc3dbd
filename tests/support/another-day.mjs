// Loaded before everything else (node --import) in each process that is to live on another day: its clock is
// CAIRN_CLOCK_SHIFT milliseconds ahead, and goes on at its usual pace. onAnotherDay in bin/set-up/another-day.mjs sets both.
import process from 'node:process'

const Real = Date
const shift = Number(process.env.CAIRN_CLOCK_SHIFT || Number.NaN)
if (Number.isNaN(shift)) throw new Error('CAIRN_CLOCK_SHIFT holds no number of milliseconds.')

globalThis.Date = class extends Real {
  // Its own, since Next copies a Date's own properties to a Date of its own.
  static parse = Real.parse
  static UTC = Real.UTC

  /** @param {any[]} given */
  constructor(...given) {
    // @ts-expect-error: TypeScript knows the constructors of Date one by one only.
    super(...(given.length === 0 ? [Real.now() + shift] : given))
  }

  static now() {
    return Real.now() + shift
  }
}
