import { isNull } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { themes } from '#db/schema/reviews.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { builtInThemes } from '#lib/reviews/rules.ts'

/** Runs at every start and returns how many were missing. The built-in themes belong to no team. */
export async function loadBuiltInThemes(_ctx: SystemCtx): Promise<number> {
  return transaction(async (tx) => {
    const present = await tx.select({ key: themes.key }).from(themes).where(isNull(themes.teamId))
    const keys = new Set(present.map(({ key }) => key))
    const missing = builtInThemes
      .map((theme, index) => ({ ...theme, id: newId(), teamId: null, position: index + 1 }))
      .filter(({ key }) => !keys.has(key))
    if (missing.length > 0) await tx.insert(themes).values(missing)
    return missing.length
  })
}
