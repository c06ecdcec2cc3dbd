import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { openRecord } from '#bin/open-record.ts'
import { closeDatabase } from '#db/client.ts'
import { assertNothingLeft } from '#db/leftovers.ts'
import { findMade, noteMade, removeMade } from '#db/postgresql/made.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'

/** Where the demo's record is, with a note about what it was made of. */
type Place = {
  /** Undefined if nothing is there. Throws `DatabaseRefused` if the demo didn't make it. */
  findNote(): Promise<string | undefined>
  replace(fill: () => Promise<void>, note: string): Promise<void>
}

/** Filled beside its place first. */
export function inFile(file: string): Place {
  const note = `${file}.made.json`
  return {
    findNote: async () => {
      // CAIRN_DATA may point to someone's own database, so only what the demo created is replaced.
      if (existsSync(file) && !existsSync(note))
        throw new DatabaseRefused(
          `${file} wasn’t created by the demo, so it’s left alone. Set CAIRN_DATA to another file.`,
        )
      // The same where only what such a database left is there.
      if (!existsSync(note)) assertNothingLeft(file)
      return existsSync(file) ? readFileSync(note, 'utf8') : undefined
    },
    replace: async (fill, made) => {
      const draft = `${file}.draft`
      for (const each of [draft, file])
        for (const ending of ['', '-wal', '-shm']) rmSync(each + ending, { force: true })
      await openRecord(draft)
      await fill()
      await closeDatabase()
      rmSync(`${draft}.lock`, { force: true })
      writeFileSync(note, made)
      renameSync(draft, file)
    },
  }
}

/** What was cut off has no note, and is made again. */
export function onServer(server: Server, file: string): Place {
  return {
    findNote: () => findMade(server),
    replace: async (fill, made) => {
      await removeMade(server)
      await openRecord(file)
      await fill()
      await closeDatabase()
      await noteMade(server, made)
    },
  }
}
