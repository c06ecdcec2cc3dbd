import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { rowsOf } from '#lib/views/export/paging/reads.ts'
import { sheetsOf } from '#lib/views/export/reads.ts'

/** The rows of one file of an export. */
export async function exportedRows(ctx: Ctx | SystemCtx, name: string) {
  const sheet = sheetsOf(ctx).find((each) => each.name === name)
  const rows = []
  if (sheet) for await (const page of rowsOf(ctx, sheet)) rows.push(...page)
  return rows
}
