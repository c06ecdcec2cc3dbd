import { and, count, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { drafts } from '#db/schema/drafts.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { draftsVisibleTo } from './access.ts'
import type { KeepDraftInput, LetGoInput, SentPage } from './input.ts'
import {
  createdIds,
  DRAFT_DAYS,
  type DraftFields,
  howToKeep,
  isEmptyDraft,
  isOfPage,
  MAX_DRAFT_LENGTH,
  MAX_DRAFTS,
} from './rules.ts'

const day = 86_400_000

/** How the page names its draft from here on, if it has one. `ids` replace values of its fields. */
export type KeptDraft = {
  formId: string
  draftId: string | null
  version: number
  ids: Record<string, string>
  isBeside: boolean
}

/**
 * Keeps what a page sends: as its draft or, if another page has kept other words under the same form meanwhile, as a
 * second one. An empty form keeps nothing and lets go of its draft. Throws Refused at a limit, or if the page was made
 * for another person. No audit event: the record doesn't say that someone is writing.
 */
export async function keepDraft(ctx: Ctx, input: KeepDraftInput): Promise<KeptDraft> {
  if (input.authorId !== ctx.viewer.id)
    throw new Refused('You’re now signed in as someone else, so this isn’t kept. Your text is still here.')
  if (JSON.stringify(input.fields).length > MAX_DRAFT_LENGTH)
    throw new Refused('This is too long to be kept as a draft. Please shorten it, or send part of it.')
  return transaction(async (tx) => {
    await deleteForgotten(ctx, tx)
    const kept = await draftOfPage(ctx, tx, input)
    const how = howToKeep(kept, input)
    if (input.isUnchanged || isEmptyDraft(input.verb, input.fields)) {
      if (kept && how === 'update') await tx.delete(drafts).where(eq(drafts.id, kept.id))
      return { formId: input.formId, draftId: null, version: 0, ids: {}, isBeside: false }
    }
    if (kept && (how === 'update' || how === 'late')) {
      // The page may know an earlier form id, if the answer that named the new one was lost.
      const ids = kept.formId === input.formId ? {} : createdIds(input.verb, kept.fields)
      const version = how === 'update' ? kept.version + 1 : kept.version
      if (how === 'update') {
        const columns = columnsFrom(ctx, { ...input, fields: withIds(input.fields, ids) })
        await tx
          .update(drafts)
          .set({ ...columns, version })
          .where(eq(drafts.id, kept.id))
      }
      return { formId: kept.formId, draftId: kept.id, version, ids, isBeside: false }
    }
    await assertRoom(ctx, tx)
    const isBeside = how === 'beside'
    const formId = isBeside ? newId() : input.formId
    const ids = isBeside ? renewed(createdIds(input.verb, input.fields)) : {}
    const draftId = newId()
    await tx.insert(drafts).values({
      id: draftId,
      authorId: ctx.viewer.id,
      formId,
      createdAt: ctx.now,
      ...columnsFrom(ctx, { ...input, fields: withIds(input.fields, ids) }),
    })
    return { formId, draftId, version: 1, ids, isBeside }
  })
}

const renewed = (ids: Record<string, string>) =>
  Object.fromEntries(Object.keys(ids).map((name) => [name, newId()]))

// Only of fields that the form has: a row may have been removed meanwhile.
function withIds(fields: DraftFields, ids: Record<string, string>): DraftFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, ids[name] ?? value]))
}

function columnsFrom(ctx: Ctx, input: KeepDraftInput) {
  const { verb, subjectId, address, readerId, fields, pageId, turn } = input
  const moment = { updatedAt: ctx.now, seenAt: ctx.now }
  return { verb, subjectId, address, readerId, fields, pageId, turn: turn ?? 0, ...moment }
}

// The page's own, which has another form id than the page knows if the answer to it was lost; or the form's.
async function draftOfPage(ctx: Ctx, tx: Transaction, input: KeepDraftInput) {
  const { verb, subjectId, pageId, formId } = input
  const ofPage = and(eq(drafts.pageId, pageId), eq(drafts.verb, verb), eq(drafts.subjectId, subjectId))
  const rows = await tx
    .select({
      id: drafts.id,
      formId: drafts.formId,
      version: drafts.version,
      pageId: drafts.pageId,
      turn: drafts.turn,
      fields: drafts.fields,
    })
    .from(drafts)
    .where(and(draftsVisibleTo(ctx), or(ofPage, eq(drafts.formId, formId))))
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
  return rows.find((row) => row.pageId === pageId) ?? rows[0]
}

async function assertRoom(ctx: Ctx, tx: Transaction): Promise<void> {
  const [row] = await tx.select({ kept: count() }).from(drafts).where(draftsVisibleTo(ctx))
  if ((row?.kept ?? 0) >= MAX_DRAFTS)
    throw new Refused(`You have ${MAX_DRAFTS} drafts, and no more can be kept. Please send or delete one.`)
}

// A few at a time, whosever they are.
async function deleteForgotten(ctx: Ctx, tx: Transaction): Promise<void> {
  const since = new Date(ctx.now.getTime() - DRAFT_DAYS * day)
  const forgotten = tx.select({ id: drafts.id }).from(drafts).where(lt(drafts.seenAt, since)).limit(20)
  await tx.delete(drafts).where(inArray(drafts.id, forgotten))
}

/** Throws NotFound. */
export async function letGoDraft(ctx: Ctx, { draftId }: LetGoInput): Promise<void> {
  await transaction(async (tx) => {
    const own = and(draftsVisibleTo(ctx), eq(drafts.id, draftId))
    const [draft] = await tx.select({ id: drafts.id }).from(drafts).where(own)
    if (!draft) throw new NotFound()
    await tx.delete(drafts).where(own)
  })
}

/** For the write that sends a form, in its transaction: the form's draft has become what was sent. */
export async function letGoSent(ctx: Ctx, tx: Transaction, formId: string): Promise<void> {
  await tx.delete(drafts).where(and(draftsVisibleTo(ctx), eq(drafts.formId, formId)))
}

/**
 * Before a form is sent. If another page has kept other words under its id meanwhile, those become a draft of their
 * own, which stays.
 */
export async function setOthersAside(ctx: Ctx, sent: SentPage): Promise<void> {
  await transaction(async (tx) => {
    const [draft] = await tx
      .select({
        id: drafts.id,
        verb: drafts.verb,
        fields: drafts.fields,
        version: drafts.version,
        pageId: drafts.pageId,
      })
      .from(drafts)
      .where(and(draftsVisibleTo(ctx), eq(drafts.formId, sent.formId)))
    if (!draft || isOfPage(draft, sent)) return
    const fields = withIds(draft.fields, renewed(createdIds(draft.verb, draft.fields)))
    await tx.update(drafts).set({ formId: newId(), fields }).where(eq(drafts.id, draft.id))
  })
}

/** After a form was sent: whatever its page has kept, under this form id or another. */
export async function letGoOfPage(ctx: Ctx, { formId, verb, subjectId, pageId }: SentPage): Promise<void> {
  await transaction(async (tx) => {
    await letGoSent(ctx, tx, formId)
    const ofPage = and(eq(drafts.pageId, pageId), eq(drafts.verb, verb), eq(drafts.subjectId, subjectId))
    await tx.delete(drafts).where(and(draftsVisibleTo(ctx), ofPage))
  })
}

/** Notes that the viewer has their drafts on a page. */
export async function markDraftsSeen(ctx: Ctx, draftIds: readonly string[]): Promise<void> {
  await transaction(async (tx) => {
    await tx
      .update(drafts)
      .set({ seenAt: ctx.now })
      .where(and(draftsVisibleTo(ctx), inArray(drafts.id, [...draftIds])))
  })
}
