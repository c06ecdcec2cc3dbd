import { and, desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { drafts } from '#db/schema/drafts.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { draftsVisibleTo } from './access.ts'
import { MAX_DRAFTS } from './rules.ts'

const columns = {
  id: drafts.id,
  formId: drafts.formId,
  verb: drafts.verb,
  subjectId: drafts.subjectId,
  address: drafts.address,
  readerId: drafts.readerId,
  fields: drafts.fields,
  version: drafts.version,
  pageId: drafts.pageId,
  turn: drafts.turn,
  createdAt: drafts.createdAt,
  updatedAt: drafts.updatedAt,
  seenAt: drafts.seenAt,
}

export type Draft = Awaited<ReturnType<typeof listDrafts>>[number]

const newestFirst = [desc(drafts.updatedAt), desc(drafts.id)]

/** The viewer's own, newest first: all of them, as there are a hundred at most. One query. */
export async function listDrafts(ctx: Ctx, limit = MAX_DRAFTS) {
  return db
    .select(columns)
    .from(drafts)
    .where(draftsVisibleTo(ctx))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** The viewer's own about one subject, of every form, newest first. One query. */
export async function draftsFor(ctx: Ctx, subjectId: string): Promise<Draft[]> {
  return db
    .select(columns)
    .from(drafts)
    .where(and(draftsVisibleTo(ctx), eq(drafts.subjectId, subjectId)))
    .orderBy(...newestFirst)
    .limit(MAX_DRAFTS)
}

/** Throws NotFound. One query. */
export async function getOwnDraft(ctx: Ctx, draftId: string): Promise<Draft> {
  const [draft] = await db
    .select(columns)
    .from(drafts)
    .where(and(draftsVisibleTo(ctx), eq(drafts.id, draftId)))
  if (!draft) throw new NotFound()
  return draft
}
