import { setImmediate } from 'node:timers/promises'
import { assertGoingOn } from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import { countMismatches } from '#lib/record/search/matching/reads.ts'
import { mendMismatches } from '#lib/record/search/matching/writes.ts'
import { countMisfolded } from '#lib/record/search/reads.ts'
import { foldAllTexts } from '#lib/record/search/writes.ts'
import { withDatabase } from './command.ts'

/** Sentences about what search finds and shouldn't, or doesn't and should. Empty if all is well. */
export async function searchProblems(data: string, now: Date): Promise<string[]> {
  const ctx = makeSystemContext(now)
  const [misfolded, { missing, leftOver, astray }] = await withDatabase(data, async () => [
    await countMisfolded(ctx),
    await countMismatches(ctx),
  ])
  const said: [number, string][] = [
    [misfolded, 'can’t be found by all of their words.'],
    [astray, 'can be found by other people than read them.'],
    [leftOver, 'can still be found though they’re gone.'],
    [missing, 'can’t be found at all until they’re edited.'],
  ]
  return said.flatMap(([number, what]) => (number > 0 ? [`Of the texts, ${number} ${what}`] : []))
}

const stopped = 'Stopped. The search index isn’t built anew yet: run the same command again.'

/** Returns a sentence about what was done. Throws `UpkeepFailed` if `signal` says stop. */
export async function repairSearch(data: string, now: Date, signal: AbortSignal): Promise<string> {
  const ctx = makeSystemContext(now)
  // First, since the index changes with each of the rows that it's made of.
  upkeep.repairSearch(data)
  const texts = await withDatabase(data, async () => {
    await mendMismatches(ctx)
    await setImmediate()
    assertGoingOn(signal, stopped)
    return foldAllTexts(ctx)
  })
  upkeep.repairSearch(data)
  return `Search index: built anew from ${count(texts, 'text')}.`
}
