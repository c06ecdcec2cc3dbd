import process from 'node:process'

// In milliseconds. What is done sooner needs no progress.
const patience = 500

/** On standard error: one ticking line on a terminal, a line for each tenth elsewhere. */
export function showProgress(what: string): (done: number) => void {
  const began = performance.now()
  let shown = 0
  return (done) => {
    const percent = Math.floor(done * 100)
    if (performance.now() - began < patience || percent === shown) return
    if (process.stderr.isTTY)
      process.stderr.write(`\r\x1b[K  ${what}: ${percent} %${percent === 100 ? '\n' : ''}`)
    else if (percent - shown < 10) return
    else process.stderr.write(`  ${what}: ${percent} %\n`)
    shown = percent
  }
}
