import type { Server } from 'node:http'
import process from 'node:process'

// In milliseconds.
const grace = 9_000

/**
 * On SIGTERM, SIGINT or SIGHUP, takes no new connections, gives running requests nine seconds to finish, calls `close`,
 * and exits: with status 0, or 1 if `close` rejects.
 */
export function endOnSignals(server: Server, close: () => Promise<void>): void {
  let ending = false
  const end = () => {
    // A terminal signals parent and child alike, and `bin/start.mjs` passes its signal on, so it can come twice.
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
