// Loaded before everything else (node --import) in a process that is to live on the day in CAIRN_PICTURES_DAY: its
// clock starts there and goes on at its usual pace. For pictures that don't change with the day they are taken on.
import process from 'node:process'

const Real = Date
const shift = Real.parse(process.env.CAIRN_PICTURES_DAY ?? '') - Real.now()
if (Number.isNaN(shift)) throw new Error('CAIRN_PICTURES_DAY holds no moment.')

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
