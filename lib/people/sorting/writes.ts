import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { people, teams } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { sortKey } from '#lib/core/sorting.ts'
import { keysOfPerson } from './rules.ts'

/** For names from before keys were kept, or folded otherwise. Returns how many got other keys. */
export async function renewSortKeys(_ctx: SystemCtx): Promise<number> {
  return transaction(async (tx) => {
    const found = await tx
      .select({
        id: people.id,
        name: people.name,
        email: people.email,
        sortKey: people.sortKey,
        searchKey: people.searchKey,
      })
      .from(people)
    let renewed = 0
    for (const row of found) {
      const keys = keysOfPerson(row)
      if (row.sortKey === keys.sortKey && row.searchKey === keys.searchKey) continue
      await tx.update(people).set(keys).where(eq(people.id, row.id))
      renewed++
    }
    const rows = await tx.select({ id: teams.id, name: teams.name, sortKey: teams.sortKey }).from(teams)
    for (const row of rows.filter((each) => each.sortKey !== sortKey(each.name))) {
      await tx
        .update(teams)
        .set({ sortKey: sortKey(row.name) })
        .where(eq(teams.id, row.id))
      renewed++
    }
    return renewed
  })
}
