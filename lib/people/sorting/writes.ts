import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { people, teams } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { sortKey } from '#lib/core/sorting.ts'

/** For names from before keys were kept, or folded otherwise. Returns how many got another key. */
export async function renewSortKeys(_ctx: SystemCtx): Promise<number> {
  return transaction(async (tx) => {
    let renewed = 0
    for (const named of [people, teams] as const) {
      const rows = await tx.select({ id: named.id, name: named.name, sortKey: named.sortKey }).from(named)
      for (const row of rows.filter((each) => each.sortKey !== sortKey(each.name))) {
        await tx
          .update(named)
          .set({ sortKey: sortKey(row.name) })
          .where(eq(named.id, row.id))
        renewed++
      }
    }
    return renewed
  })
}
