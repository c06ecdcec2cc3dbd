import process from 'node:process'

// V8 by its own measure lets garbage grow to several times of what is alive, and glibc keeps memory in hand for each
// thread: resident memory went past 500 MB with 90 MB alive. Less costs next to no time (docs/performance.md).
const flags = ['--max-semi-space-size=8', '--heap-growing-percent=35']
const arenas = { MALLOC_ARENA_MAX: '2' }

/**
 * Begins this process anew as `script`, under the same id, with settings that keep its memory small: they count only when
 * a process begins. Does nothing where it has them already, or where the system can't (Windows).
 * @param {string} script
 * @param {string[]} given
 */
export function keepMemorySmall(script, given) {
  if (process.platform === 'win32' || !process.execve) return
  if (flags.every((flag) => process.execArgv.includes(flag))) return
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...flags, script, ...given], {
    ...process.env,
    ...arenas,
  })
}
