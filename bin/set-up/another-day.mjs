import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/**
 * The environment in which a program, with every Node process that it starts, lives as if it were `moment` now. All of them
 * have the same time, whenever they begin.
 * @param {string} root
 * @param {string} moment ISO 8601
 * @returns {{ CAIRN_CLOCK_SHIFT: string, NODE_OPTIONS: string }}
 */
export function onAnotherDay(root, moment) {
  const shift = Date.parse(moment) - Date.now()
  if (Number.isNaN(shift)) throw new Error(`${moment} is no moment.`)
  const clock = pathToFileURL(join(root, 'tests/helpers/another-day.mjs')).href
  const options = [process.env.NODE_OPTIONS, `--import=${clock}`].filter(Boolean).join(' ')
  return { CAIRN_CLOCK_SHIFT: String(shift), NODE_OPTIONS: options }
}
