import { and, asc, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { textVersions } from '#db/schema/versions.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

const { authorId, visibility, readerId, juniorId, teamId } = textVersions

/** Earlier words of a text, by the names of its columns; empty ones are left out. */
export type TextVersion = Omit<Awaited<ReturnType<typeof listVersions>>[number], 'recordId'>

/**
 * Oldest first. A version has the readers that it had when it was replaced, so sharing a text more widely shares its
 * current words only. The caller checks that the viewer may read the texts as they are now. One query.
 */
async function listVersions(ctx: Ctx, recordIds: readonly string[]) {
  const ofTexts = inArray(textVersions.recordId, [...recordIds])
  const columns = { authorId, visibility, readerId, juniorId, teamId, withdrawnAt: null }
  return db
    .select({
      id: textVersions.id,
      recordId: textVersions.recordId,
      fields: textVersions.fields,
      visibility: textVersions.visibility,
      replacedAt: textVersions.replacedAt,
    })
    .from(textVersions)
    .where(and(ofTexts, textVisibleTo(ctx, columns)))
    .orderBy(asc(textVersions.number))
}

/** Adds `versions`: the earlier words that the viewer may read. One query, none if no text was edited. */
export async function withVersions<Row extends { id: string; editedAt: Date | null }>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<(Row & { versions: TextVersion[] })[]> {
  const edited = rows.filter(({ editedAt }) => editedAt !== null).map(({ id }) => id)
  const versions = edited.length === 0 ? [] : await listVersions(ctx, edited)
  const byText = Map.groupBy(versions, ({ recordId }) => recordId)
  return rows.map((row) => ({
    ...row,
    versions: (byText.get(row.id) ?? []).map(({ recordId: _text, ...version }) => version),
  }))
}
