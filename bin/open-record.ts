import { bringUpToDate, holdDatabase, openDatabase } from '#db/open.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { renewSortKeys } from '#lib/people/sorting/writes.ts'
import { buildIndex, type Progress } from '#lib/record/search/building/writes.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { loadBuiltInRoadmaps } from '#lib/roadmaps/writes.ts'
import { endSignInsFromTheFuture } from '#lib/sign-ins/writes.ts'

/**
 * Creates or migrates the file, opens it, and loads the built-in themes and roadmaps that are missing, and the roadmaps
 * that have changed. Brings up to date what the program makes of names and texts, and ends sign-ins of a wrong clock.
 */
export async function openRecord(file: string): Promise<void> {
  // Over both, so that no restore puts an older file there after the migrations.
  const release = holdDatabase(file)
  try {
    const { applied } = await bringUpToDate(file, {
      limit: 60_000,
      say: (why) => console.log(`  ${why}: waiting for up to a minute`),
    })
    if (applied > 0) console.log(`  Database: ${applied} ${applied === 1 ? 'migration' : 'migrations'} ran`)
    openDatabase(file)
  } finally {
    release()
  }
  const ctx = makeSystemContext(new Date())
  await endSignInsFromTheFuture(ctx)
  await renewSortKeys(ctx)
  await buildIndex(ctx, sayNowAndThen())
  await loadBuiltInThemes(ctx)
  for (const { title, version, published } of await loadBuiltInRoadmaps(ctx)) {
    if (published) console.log(`  Roadmap: “${title}”, version ${version}, loaded`)
  }
}

const SAID_EVERY = 20_000

/** A line now and then, and none where it's done in a moment. */
function sayNowAndThen(): Progress {
  let next = SAID_EVERY
  return (done, all) => {
    if (done < next && (done < all || all < SAID_EVERY)) return
    next = done + SAID_EVERY
    console.log(`  Search: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} texts indexed`)
  }
}
