import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { keepDraftInput } from '#lib/record/drafts/input.ts'
import { keepDraft } from '#lib/record/drafts/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

/** Comments on a goal that were begun and not sent, by those around it. By name, the ids of the drafts. */
export async function writeDrafts({ mentor, junior, formerMentor }: World, goalId: string) {
  const begin = async (ctx: Ctx, name: TextName, readerId: string) => {
    const place = { verb: 'comment', subjectId: goalId, address: `/goals/${goalId}`, readerId }
    const page = { pageId: newId(), authorId: ctx.viewer.id, draftId: null, version: 0 }
    const draft = JSON.stringify({ ...place, ...page })
    const sent = { formId: newId(), draft, turn: '1', id: newId(), body: text(name) }
    return (await keepDraft(ctx, keepDraftInput.parse(sent))).draftId ?? ''
  }
  return {
    'draft-mentor': await begin(mentor, 'draft-mentor', junior.viewer.id),
    'draft-junior': await begin(junior, 'draft-junior', mentor.viewer.id),
    'draft-former': await begin(formerMentor, 'draft-former', junior.viewer.id),
  }
}
