import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { backupFolder, backupName, keepNewest, removeUnfinished } from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { finishTask } from '#lib/admin/upkeep/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { type Command, Misused, noteInRecord, shortly } from './command.ts'

export const backup: Command = {
  usage: '[to] [--keep N]',
  summary: 'copy the database while people write, and check the copy',
  details: [
    'Copies the database as it is at this moment. Cairn may be running. The copy is checked before it gets its name.',
    '[to] is a new file or a folder; without it, the copy goes to “backups” beside the database, named by the time in UTC.',
    'The secret beside the database isn’t part of it: keep a copy of that too, or everyone signs in again.',
  ],
  options: { keep: { type: 'string' } },
  optionHelp: { 'keep N': 'afterwards keep the newest N in that folder, of those that Cairn named itself' },
  takes: [0, 1],
  async run({ words, option, place, configuration, now, signal, progress }) {
    const { data } = configuration
    const keep = readKeep(option('keep'))
    const to = target(words[0], place, data, now)
    const folder = path.dirname(to)
    const made = await upkeep.backUp(data, to, { signal, onProgress: progress('Copying') })
    const removed = keep === undefined ? [] : keepNewest(folder, data, upkeep.ending, keep)
    removeUnfinished(folder, now)
    await noteInRecord(data, () => finishTask(makeSystemContext(new Date()), 'backup', 'well'))
    const rows = Object.values(made.rows).reduce((sum, count) => sum + count, 0)
    return {
      lines: [
        `Backed up to ${shortly(to)}: ${(made.bytes / 1_000_000).toFixed(1)} MB, ${rows} rows in ${Object.keys(made.rows).length} tables, checked.`,
        ...removed.map((file) => `Removed ${shortly(file)}.`),
      ],
      facts: { file: to, bytes: made.bytes, rows: made.rows, removed },
    }
  },
}

function readKeep(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  if (!/^[1-9]\d{0,4}$/.test(typed)) throw new Misused('--keep takes a whole number from 1 on.')
  return Number(typed)
}

function target(
  typed: string | undefined,
  place: (typed: string) => string,
  data: string,
  now: Date,
): string {
  if (typed === undefined) return path.join(backupFolder(data), backupName(data, now, upkeep.ending))
  const to = place(typed)
  const isFolder = /[/\\]$/.test(typed) || (existsSync(to) && statSync(to).isDirectory())
  return isFolder ? path.join(to, backupName(data, now, upkeep.ending)) : to
}
