import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import process from 'node:process'

// As where the system has no room for another process: while that file is there, none can be started.
const own = process.execPath
if (cluster.isPrimary)
  Object.defineProperty(process, 'execPath', {
    get: () => (existsSync(process.env.NO_PROCESS_WHILE ?? '') ? '/no-such-program' : own),
  })
