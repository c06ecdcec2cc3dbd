import { existsSync, mkdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import type { CompanySize } from '../company/plan.ts'

// In bytes, as measured: the finished file and a server's, and SQLite's temporary tables while it's made.
const each = { file: 3500, temporary: 3000, server: 4500 }
const spare = 200 * 2 ** 20

/** In bytes: what the companies that aren't there yet will take. */
export function roomFor(companies: { file: string; size: CompanySize }[], isForServer: boolean): number {
  const notes = companies.map(({ size }) => size.notes)
  const missing = companies.flatMap(({ file, size }) => (existsSync(file) ? [] : [size.notes]))
  const sum = (all: number[]) => all.reduce((total, each) => total + each, 0)
  const servers = isForServer ? sum(notes) * each.server : 0
  return sum(missing) * each.file + Math.max(0, ...missing) * each.temporary + servers + spare
}

/** In bytes, on the disk of a folder, which is created. */
export function roomLeftIn(folder: string): number {
  mkdirSync(folder, { recursive: true })
  const { bavail, bsize } = statfsSync(path.resolve(folder))
  return bavail * bsize
}
