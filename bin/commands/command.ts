import path from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { closeDatabase } from '#db/client.ts'
import { openDatabase } from '#db/open.ts'
import { UpkeepFailed } from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import type { Configuration } from '#lib/core/configuration.ts'

/** The command was written wrongly. Exit status 2, and the message comes with the command's help. */
export class Misused extends Error {}

/** `facts` is what `--json` prints. `failed` if something was found that needs the operator. */
export type Outcome = { lines: string[]; facts: Record<string, unknown>; failed?: boolean }

export type Asked = {
  /** What isn't an option, as many as `takes` allows. */
  words: string[]
  option: (name: string) => string | undefined
  has: (name: string) => boolean
  /** A path as typed, from where the command was called. */
  place: (typed: string) => string
  configuration: Configuration
  now: Date
  /** Aborted by Ctrl+C and SIGTERM. */
  signal: AbortSignal
  /** Shows how far a long step is, from 0 to 1. */
  progress: (what: string) => (done: number) => void
}

export type Command = {
  /** What follows the name, such as '[to]'. */
  usage: string
  /** One line, for the list of commands. */
  summary: string
  /** Lines of the help. */
  details: string[]
  options?: ParseArgsOptionsConfig
  /** One line for each option. */
  optionHelp?: Record<string, string>
  /** The fewest and the most words. */
  takes: [fewest: number, most: number]
  run: (asked: Asked) => Promise<Outcome>
}

/** Opens the database for `work`. Throws `UpkeepFailed` unless it's there and has the schema of this program. */
export async function withDatabase<T>(data: string, work: () => Promise<T>): Promise<T> {
  upkeep.assertThere(data)
  const schema = await upkeep.schemaOf(data)
  if (schema.waiting > 0)
    throw new UpkeepFailed(
      `${await upkeep.placeOf(data)} is from an earlier Cairn. Start Cairn once, which upgrades it.`,
    )
  openDatabase(data)
  try {
    return await work()
  } finally {
    await closeDatabase()
  }
}

/** For what the record notes about its own upkeep. Does nothing where that can't be noted, as before an upgrade. */
export async function noteInRecord(data: string, work: () => Promise<void>): Promise<void> {
  try {
    await withDatabase(data, work)
  } catch {}
}

/** A line below a link that may lead nowhere, because no one has said how people reach Cairn. */
export function aboutTheLink({ origin, isOriginSet }: Configuration): string[] {
  if (isOriginSet) return []
  return [
    `  CAIRN_ORIGIN isn’t set, so the link begins with ${origin}. If people open Cairn elsewhere, put that in its place.\n`,
  ]
}

/** A path for people: as short as it can be said. */
export function shortly(file: string): string {
  const relative = path.relative(process.cwd(), file)
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative
}
