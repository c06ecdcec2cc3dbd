import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { loadBuiltInRoadmaps } from '#lib/roadmaps/writes.ts'

/**
 * Creates or migrates the file, opens it, and loads the built-in themes and roadmaps that are missing, and the roadmaps
 * that have changed.
 */
export async function openRecord(file: string): Promise<void> {
  const { applied } = await migrate(file)
  if (applied > 0) console.log(`  Database: ${applied} ${applied === 1 ? 'migration' : 'migrations'} ran`)
  openDatabase(file)
  await loadBuiltInThemes(makeSystemContext(new Date()))
  for (const { title, version, published } of await loadBuiltInRoadmaps(makeSystemContext(new Date()))) {
    if (published) console.log(`  Roadmap: “${title}”, version ${version}, loaded`)
  }
}
