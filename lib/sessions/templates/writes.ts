import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessionTemplates } from '#db/schema/templates.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import type { ArrangeTemplates, EditTemplate, NewTemplate } from './input.ts'
import { cairnsTemplate } from './rules.ts'
import { assertRoom, ledTeam, templateRow } from './scope.ts'

// What was taken from a template is on an agenda, and stays there as it is.

type Words = { title: string; questions: string[] }

/** Throws `NotFound` unless the viewer leads the team, `Refused` if it has too many. */
export async function createTemplate(ctx: Ctx, input: NewTemplate): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'createTemplate' }, input, async () => {
      const teamId = await ledTeam(ctx, tx, input.teamId)
      await assertRoom(tx, teamId)
      return insert(ctx, tx, { teamId, key: null, removedAt: null }, input)
    }),
  )
}

/**
 * For the leads of the team. One of Cairn's gets the team's words in their place. Throws `NotFound`, and `Stale` with both
 * texts.
 */
export async function editTemplate(ctx: Ctx, input: EditTemplate): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editTemplate' }, input, async () => {
      const teamId = await ledTeam(ctx, tx, input.teamId)
      const row = await templateRow(ctx, tx, teamId, input.template)
      if (!row) return insert(ctx, tx, { teamId, key: input.template, removedAt: null }, input)
      const { id, title, questions, version, by, updatedAt: at, removedAt } = row
      if (version !== input.version)
        throw new Stale(
          version,
          { title, questions: questions.join('\n') },
          whatHappened(ctx, { actor: by, at }, removedAt ? 'removed this' : 'changed this'),
        )
      await tx
        .update(sessionTemplates)
        .set({ ...wordsOf(input), version: version + 1, updatedById: ctx.viewer.id, updatedAt: ctx.now })
        .where(eq(sessionTemplates.id, id))
      await recordAudit(ctx, tx, { event: 'session-template.edited', subjectId: id, teamId })
      return { id }
    }),
  )
}

/** Removing means that it isn't offered any more. Doing it again changes nothing. Throws `NotFound`. */
export async function arrangeTemplates(ctx: Ctx, input: ArrangeTemplates): Promise<{ id: string }> {
  const { what, template } = input.do
  const removedAt = what === 'remove' ? ctx.now : null
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'arrangeTemplates' }, input, async () => {
      const teamId = await ledTeam(ctx, tx, input.teamId)
      const row = await templateRow(ctx, tx, teamId, template)
      const cairns = cairnsTemplate(template)
      if (!row && !cairns) throw new NotFound()
      if (!row && !removedAt) return { id: teamId }
      if (!row && cairns) {
        const untouched = { title: cairns.title, questions: [...cairns.questions] }
        return insert(ctx, tx, { teamId, key: template, removedAt }, untouched)
      }
      if (!row || (row.removedAt === null) === (removedAt === null)) return { id: row?.id ?? teamId }
      const { id, version } = row
      await tx
        .update(sessionTemplates)
        .set({ removedAt, version: version + 1, updatedById: ctx.viewer.id, updatedAt: ctx.now })
        .where(eq(sessionTemplates.id, id))
      await recordAudit(ctx, tx, { event: `session-template.${what}d`, subjectId: id, teamId })
      return { id }
    }),
  )
}

const wordsOf = ({ title, questions }: Words) => ({ title, questions })

async function insert(
  ctx: Ctx,
  tx: Transaction,
  { teamId, key, removedAt }: { teamId: string; key: string | null; removedAt: Date | null },
  words: Words,
): Promise<{ id: string }> {
  const id = newId()
  await tx.insert(sessionTemplates).values({
    id,
    teamId,
    key,
    ...wordsOf(words),
    removedAt,
    createdById: ctx.viewer.id,
    createdAt: ctx.now,
    updatedById: ctx.viewer.id,
    updatedAt: ctx.now,
  })
  const event = removedAt
    ? 'session-template.removed'
    : key
      ? 'session-template.edited'
      : 'session-template.created'
  await recordAudit(ctx, tx, { event, subjectId: id, teamId })
  return { id }
}
