import { setImmediate } from 'node:timers/promises'
import { assertGoingOn } from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import { rebuildIndex } from '#lib/record/search/building/writes.ts'
import { countMismatches } from '#lib/record/search/matching/reads.ts'
import { mendMismatches } from '#lib/record/search/matching/writes.ts'
import { countMisindexed } from '#lib/record/search/reads.ts'
import { withDatabase } from './command.ts'

/** Sentences about what search finds and shouldn't, or doesn't and should. Empty if all is well. */
export async function searchProblems(data: string, now: Date): Promise<string[]> {
  const ctx = makeSystemContext(now)
  const [{ absent, words, readers }, { missing, leftOver, astray }] = await withDatabase(data, async () => [
    await countMisindexed(ctx),
    await countMismatches(ctx),
  ])
  const said: [number, string][] = [
    [absent, 'can’t be found yet: the next start puts them into the index.'],
    [words, 'can’t be found by all of their words.'],
    [readers, 'can’t be found by everyone who reads them.'],
    [astray, 'can be found by other people than read them.'],
    [leftOver, 'can still be found though they’re gone.'],
    [missing, 'can’t be found at all until they’re edited.'],
  ]
  return said.flatMap(([number, what]) => (number > 0 ? [`Of the texts, ${number} ${what}`] : []))
}

const stopped =
  'Stopped. The search index isn’t whole yet: run the same command again, or start Cairn, which builds the rest.'

/** Returns a sentence about what was done. Throws `UpkeepFailed` if `signal` says stop. */
export async function repairSearch(data: string, now: Date, signal: AbortSignal): Promise<string> {
  const ctx = makeSystemContext(now)
  upkeep.emptySearch(data)
  const texts = await withDatabase(data, async () => {
    await mendMismatches(ctx)
    await setImmediate()
    const look = () => assertGoingOn(signal, stopped)
    look()
    return rebuildIndex(ctx, look)
  })
  return `Search index: built anew from ${count(texts, 'text')}.`
}
