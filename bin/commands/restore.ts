import { closeDatabase } from '#db/client.ts'
import { openDatabase } from '#db/open.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { endEverySignIn } from '#lib/admin/restoring/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { type Command, shortly } from './command.ts'

export const restore: Command = {
  usage: 'FROM',
  summary: 'put a backup in the database’s place; Cairn must be stopped',
  details: [
    'Checks the backup, then puts a copy of it in the database’s place. The replaced database is kept beside it.',
    'Refused while Cairn runs. Everyone has to sign in again, and open reset links end.',
    'A backup of an earlier Cairn is fine: the next start upgrades it. One of a newer Cairn is refused.',
  ],
  takes: [1, 1],
  async run({ words, place, configuration, now, signal }) {
    const { data } = configuration
    const from = place(words[0] ?? '')
    let ended = 0
    const { aside } = await upkeep.restore(from, data, {
      now,
      signal,
      prepare: async (copy) => {
        openDatabase(copy)
        try {
          ended = await endEverySignIn(makeSystemContext(now))
        } finally {
          await closeDatabase()
        }
      },
    })
    return {
      lines: [
        `Restored ${shortly(from)} to ${shortly(await upkeep.placeOf(data))}. Sign-ins ended: ${ended}.`,
        ...(aside ? [`What was there before is kept as ${shortly(aside)}.`] : []),
        'Start Cairn again now.',
      ],
      facts: { from, data, aside: aside ?? null, endedSignIns: ended },
    }
  },
}
