import type { Server } from 'node:http'
import process from 'node:process'

/** How long running requests have to finish once the end was asked for, in milliseconds. */
const grace = 9_000

/**
 * Ends the process in order when a signal asks for it: takes no new connection, lets running requests finish,
 * then calls `close` and exits with status 0. What still runs after nine seconds is cut off.
 */
export function endOnSignals(server: Server, close: () => Promise<void>): void {
  let ending = false
  const end = () => {
    // A terminal sends the signal to parent and child alike: the second changes nothing.
    if (ending) return
    ending = true
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(cut)
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}
