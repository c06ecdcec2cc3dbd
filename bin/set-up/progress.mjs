import { spawn } from 'node:child_process'
import process from 'node:process'

/** Seconds since `from`, as people read them: "8 s", "1 min 12 s". */
export function elapsed(from) {
  const seconds = Math.round((performance.now() - from) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * Shows a step while it works: one ticking line on a terminal, plain lines elsewhere.
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

/** What a step throws when the reason is known and needs no stack trace. */
export class StepFailed extends Error {}

// The signal that asked for the end: from then on nothing more is begun.
/** @type {string | undefined} */
let ended

/**
 * Runs a program to its end and keeps what it prints, which is shown when it fails.
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
