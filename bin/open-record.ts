import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'

/** Brings a database file to the program's schema, making it where there is none, and opens it for this process. */
export async function openRecord(file: string): Promise<void> {
  const { applied } = await migrate(file)
  if (applied > 0) console.log(`  Database at the newest schema (${applied} migrations ran)`)
  openDatabase(file)
}
