import { and, eq } from 'drizzle-orm'
import { db, type Transaction, transaction } from '#db/client.ts'
import { roadmapSuggestions, workingCopies, workingMilestones } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { putCopy } from '#lib/roadmaps/working-copies/writes.ts'
import type { AnswerSuggestion, EditSuggestion, Suggest } from './input.ts'
import { milestoneToSuggestOn, ownSuggestion, suggestionToAnswer } from './scope.ts'

/** Throws NotFound unless the viewer is a mentor of the roadmap's team and its current version has the milestone. */
export async function suggestChange(ctx: Ctx, input: Suggest): Promise<{ id: string }> {
  const { formId, roadmapId, milestoneKey, body } = input
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'suggestChange' }, input, async () => {
      const { teamId } = await milestoneToSuggestOn(ctx, tx, roadmapId, milestoneKey)
      const id = newId()
      await tx.insert(roadmapSuggestions).values({
        id,
        roadmapId,
        teamId,
        milestoneKey,
        authorId: ctx.viewer.id,
        body,
        state: 'open',
        createdAt: ctx.now,
      })
      await recordAudit(ctx, tx, { event: 'suggestion.made', subjectId: id, teamId })
      return { id }
    }),
  )
}

/**
 * For its author, until it's answered. Throws NotFound for anyone else and once they're no mentor of the team, Refused if
 * it's answered, and Stale with the saved text. Returns it as it is now.
 */
export async function editSuggestion(ctx: Ctx, input: EditSuggestion) {
  const { formId, suggestionId, version, body } = input
  return transaction(async (tx) => {
    const { id } = await onceEdited(ctx, tx, { formId, verb: 'editSuggestion' }, input, async () => {
      const saved = await ownSuggestion(ctx, tx, suggestionId)
      const { id, teamId } = saved
      if (saved.state !== 'open')
        throw new Refused(
          `${answerSentence(ctx, saved)} It can’t be edited any more. Your text is still here, so you can suggest it anew.`,
        )
      if (saved.body === body) return { id }
      if (saved.version !== version) throw new Stale(saved.version, { body: saved.body })
      await tx
        .update(roadmapSuggestions)
        .set({ body, version: version + 1 })
        .where(eq(roadmapSuggestions.id, id))
      await recordAudit(ctx, tx, { event: 'suggestion.edited', subjectId: id, teamId })
      return { id }
    })
    return ownSuggestion(ctx, tx, id)
  })
}

type Answered = { id: string; roadmapId: string; milestoneKey: string; isInCopy: boolean }

/**
 * A lead answers it or takes it over, which begins the working copy if there's none. `isInCopy`: the milestone can be
 * edited there. Throws NotFound unless the viewer leads the team, and Stale if it was answered or edited since the page
 * was opened.
 */
export async function answerSuggestion(ctx: Ctx, input: AnswerSuggestion): Promise<Answered> {
  const { formId, suggestionId, version, decision, answer } = input
  // A version never changes, so it may be read before.
  const content = decision === 'taken_over' ? await contentToBegin(ctx, suggestionId) : undefined
  return transaction(async (tx) => {
    const { id } = await once(ctx, tx, { formId, verb: 'answerSuggestion' }, input, async () => {
      const saved = await suggestionToAnswer(ctx, tx, suggestionId)
      const { id, teamId, roadmapId } = saved
      if (saved.state !== 'open')
        throw new Stale(saved.version, { answer: saved.answer ?? '' }, answerSentence(ctx, saved))
      if (saved.version !== version)
        throw new Stale(saved.version, {}, `${saved.author.name} changed this suggestion meanwhile.`, true)
      await tx
        .update(roadmapSuggestions)
        .set({
          state: decision,
          answer: answer || null,
          answeredById: ctx.viewer.id,
          answeredAt: ctx.now,
          version: version + 1,
        })
        .where(eq(roadmapSuggestions.id, id))
      if (content) await putCopy(ctx, tx, roadmapId, content)
      await recordAudit(ctx, tx, { event: `suggestion.${decision}`, subjectId: id, teamId })
      return { id }
    })
    return whereItIs(ctx, tx, id)
  })
}

async function contentToBegin(ctx: Ctx, suggestionId: string) {
  const { roadmapId } = await suggestionToAnswer(ctx, db, suggestionId)
  return contentOfVersion(await getRoadmap(ctx, roadmapId))
}

async function whereItIs(ctx: Ctx, tx: Transaction, suggestionId: string): Promise<Answered> {
  const { id, roadmapId, milestoneKey } = await suggestionToAnswer(ctx, tx, suggestionId)
  const [milestone] = await tx
    .select({ id: workingMilestones.id })
    .from(workingCopies)
    .innerJoin(workingMilestones, eq(workingMilestones.workingCopyId, workingCopies.id))
    .where(and(eq(workingCopies.roadmapId, roadmapId), eq(workingMilestones.key, milestoneKey)))
  return { id, roadmapId, milestoneKey, isInCopy: milestone !== undefined }
}

type SavedAnswer = Awaited<ReturnType<typeof suggestionToAnswer>>

function answerSentence(ctx: Ctx, { state, answeredBy, answeredAt }: SavedAnswer): string {
  if (!answeredAt) throw new NotFound()
  const did = state === 'taken_over' ? 'took this suggestion over' : 'answered this suggestion'
  return whatHappened(ctx, { actor: answeredBy, at: answeredAt }, did)
}
