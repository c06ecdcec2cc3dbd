import { and, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { instantPlaceholder, placeholder, prepared } from '#db/prepared.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { anyViewer, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays, type Day } from '#lib/core/days.ts'
import { fold } from '#lib/core/fold.ts'
import { startOfDay } from '#lib/core/zoned-time.ts'
import { documentColumns } from '#lib/record/search/access.ts'
import type { TimelineFilter } from '#lib/views/timeline/input.ts'
import { momentBound } from '#lib/views/timeline/rules.ts'

/** `begins` is the start of the filter's `from` in the viewer's zone. */
export type Asked = { juniorId: string; filter: TimelineFilter; begins?: Date | undefined }

export function asking(ctx: Ctx, juniorId: string, filter: TimelineFilter): Asked {
  return { juniorId, filter, begins: filter.from ? startOfDay(filter.from, ctx.timeZone) : undefined }
}

/**
 * Prepared once if the filter has nothing but a kind and a first day, as on nearly every visit; built anew otherwise.
 * Under such a filter, `build` may use only the id of the context's viewer.
 */
export function preparedForPages<Rows>(
  build: (ctx: Ctx, asked: Asked) => PromiseLike<Rows> & { prepare: unknown },
) {
  const juniorId = placeholder('juniorId')
  const whole = prepared(() => build(anyViewer, { juniorId, filter: {} }))
  const from = { filter: { from: placeholder<Day>('from') }, begins: instantPlaceholder('begins') }
  const begun = prepared(() => build(anyViewer, { juniorId, ...from }))
  return async (ctx: Ctx, asked: Asked): Promise<Rows> => {
    const { kind: _kind, since: _since, from, ...others } = asked.filter
    if (Object.values(others).some((value) => value !== undefined)) return build(ctx, asked)
    const values = { viewerId: ctx.viewer.id, juniorId: asked.juniorId, from, begins: asked.begins }
    return from ? begun(values) : whole(values)
  }
}

/** SQL: within the filter's days and not on a newer page, for records sorted by moment and id, newest first. */
export function momentsOnPage(
  ctx: Ctx,
  { filter, begins }: Asked,
  at: SQLiteColumn,
  id: SQLiteColumn,
): SQL | undefined {
  const { before, to } = filter
  const bound = before && momentBound(before, ctx.timeZone)
  const isPlace = bound && bound.getTime() === before.at.getTime()
  return and(
    bound && (isPlace ? or(lt(at, bound), and(eq(at, bound), lt(id, before.id))) : lte(at, bound)),
    begins && gte(at, begins),
    to ? lt(at, startOfDay(addDays(to, 1), ctx.timeZone)) : undefined,
  )
}

/** SQL: within the filter's days and not on a newer page, for records sorted by day, moment and id, newest first. */
export function daysOnPage(
  { filter }: Asked,
  day: SQLiteColumn,
  at: SQLiteColumn,
  id: SQLiteColumn,
): SQL | undefined {
  const { before, from, to } = filter
  return and(
    before &&
      or(
        lt(day, before.day),
        and(eq(day, before.day), lt(at, before.at)),
        and(eq(day, before.day), eq(at, before.at), lt(id, before.id)),
      ),
    from ? gte(day, from) : undefined,
    to ? lte(day, to) : undefined,
  )
}

/**
 * SQL: a text of this record (or of the page that shows it) that the viewer may read contains the words. It scans only
 * one junior's texts, so it needs no full-text index.
 */
export function hasWords(
  ctx: Ctx,
  { juniorId, filter }: Asked,
  id: SQLiteColumn,
  of: 'record' | 'page',
): SQL | undefined {
  if (!filter.q) return undefined
  const text = sql`${searchDocuments.foldedTitle} || ' ' || ${searchDocuments.foldedBody}`
  const pattern = `%${fold(filter.q).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const found = db
    .select({ id: of === 'record' ? searchDocuments.recordId : searchDocuments.pageId })
    .from(searchDocuments)
    .where(
      and(
        eq(searchDocuments.juniorId, juniorId),
        sql`${text} like ${pattern} escape '\\'`,
        textVisibleTo(ctx, documentColumns),
      ),
    )
  return sql`${id} in (${found})`
}
