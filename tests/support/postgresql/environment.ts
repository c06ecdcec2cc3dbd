import process from 'node:process'
import { inject } from 'vitest'

// Before anything of `db/` is loaded: which database it is, is decided once for a process. Each worker has its own.
process.env.CAIRN_DATABASE = inject('postgres').replace(/postgres$/, `worker_${process.env.VITEST_POOL_ID}`)
