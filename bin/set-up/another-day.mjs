import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { StepFailed } from './progress.mjs'

/**
 * Environment variables that set the clock of a program, and of every Node process it starts, to `moment`. They share
 * one offset, so their clocks agree. Throws `StepFailed` if `moment` isn't valid.
 * @param {string} root
 * @param {string} moment ISO 8601
 * @returns {{ CAIRN_CLOCK_SHIFT: string, NODE_OPTIONS: string }}
 */
export function onAnotherDay(root, moment) {
  const shift = Date.parse(moment) - Date.now()
  if (Number.isNaN(shift)) throw new StepFailed(`Write a moment as 2027-05-31T18:12Z, not as "${moment}".`)
  const clock = pathToFileURL(join(root, 'tests/support/another-day.mjs')).href
  const options = [process.env.NODE_OPTIONS, `--import=${clock}`].filter(Boolean).join(' ')
  return { CAIRN_CLOCK_SHIFT: String(shift), NODE_OPTIONS: options }
}
