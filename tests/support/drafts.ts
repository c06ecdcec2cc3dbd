import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { keepDraftInput, sentPage } from '#lib/record/drafts/input.ts'
import { type Draft, listDrafts } from '#lib/record/drafts/reads.ts'
import { keepDraft, letGoOfPage, setOthersAside } from '#lib/record/drafts/writes.ts'

export type Opened = {
  formId: string
  draftId: string | null
  version: number
  pageId: string
  turn: number
  subjectId: string
}

export const opened = (subjectId: string, draft?: Pick<Draft, 'id' | 'formId' | 'version'>): Opened => ({
  formId: draft?.formId ?? newId(),
  draftId: draft?.id ?? null,
  version: draft?.version ?? 0,
  pageId: newId(),
  turn: 0,
  subjectId,
})

export const sent = (ctx: Ctx, page: Opened, more = {}) => ({
  formId: page.formId,
  draft: JSON.stringify({
    verb: 'comment',
    subjectId: page.subjectId,
    address: `/goals/${page.subjectId}`,
    readerId: null,
    pageId: page.pageId,
    authorId: ctx.viewer.id,
    draftId: page.draftId,
    version: page.version,
    ...more,
  }),
})

// As a browser does: the page adopts what it's told, unless the answer is lost.
export async function keep(
  ctx: Ctx,
  page: Opened,
  body: string,
  more: { isLost?: boolean; place?: object } = {},
) {
  page.turn += 1
  const values = { ...sent(ctx, page, more.place), turn: String(page.turn), id: newId(), body }
  const answer = await keepDraft(ctx, keepDraftInput.parse(values))
  const { formId, draftId, version } = answer
  if (!more.isLost) Object.assign(page, { formId, draftId, version })
  return answer
}

export async function send(ctx: Ctx, page: Opened) {
  const known = sentPage(sent(ctx, page))
  if (!known) throw new Error('The page says nothing of its draft.')
  await setOthersAside(ctx, known)
  await letGoOfPage(ctx, known)
}

export const bodies = async (ctx: Ctx) => (await listDrafts(ctx)).map(({ fields }) => fields.body)
