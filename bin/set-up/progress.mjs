import { spawn } from 'node:child_process'
import process from 'node:process'

/** "8 s" or "1 min 12 s"; `from` is a `performance.now()`. */
export function elapsed(from) {
  const seconds = Math.round((performance.now() - from) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * Shows one ticking line on a terminal, plain lines elsewhere.
 * @template T
 * @param {string} name what is being done, as in "Installing packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now()
  const terminal = process.stdout.isTTY
  if (terminal) process.stdout.write(`  ${name} …`)
  else console.log(`  ${name} …`)
  const tick = setInterval(
    () => {
      if (terminal) process.stdout.write(`\r\x1b[K  ${name} … ${elapsed(began)}`)
      else console.log(`  ${name} … ${elapsed(began)}`)
    },
    terminal ? 1000 : 15_000,
  )
  try {
    const result = await work()
    console.log(`${terminal ? '\r\x1b[K' : ''}  ${name}: done in ${elapsed(began)}`)
    return result
  } catch (error) {
    console.log(`${terminal ? '\r\x1b[K' : ''}  ${name}: failed after ${elapsed(began)}`)
    throw error
  } finally {
    clearInterval(tick)
  }
}

/** A failure with a known reason, which needs no stack trace. */
export class StepFailed extends Error {}

// The signal to stop. No program is started after it.
/** @type {string | undefined} */
let ended

/**
 * Keeps what the program prints, and shows it if the program fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, shell?: boolean }} options
 * @returns {Promise<string>} what it printed
 */
export function run(command, args, options = {}) {
  if (ended) return Promise.reject(new StepFailed(`Not begun after ${ended}.`))
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const end = (signal) => {
      ended = signal
      child.kill(signal)
    }
    process.once('SIGTERM', end).once('SIGINT', end)
    let printed = ''
    child.stdout.on('data', (chunk) => {
      printed += chunk
    })
    child.stderr.on('data', (chunk) => {
      printed += chunk
    })
    const finish = (error) => {
      process.off('SIGTERM', end).off('SIGINT', end)
      if (error) reject(error)
      else resolve(printed)
    }
    child.on('error', (error) => finish(new StepFailed(`${command} could not be run: ${error.message}`)))
    child.on('close', (code, signal) => {
      if (code === 0) finish()
      else finish(new StepFailed(`${printed.trim()}\n\n${command} ended with ${signal ?? `status ${code}`}.`))
    })
  })
}
