import { and, asc, desc, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { evidence, evidenceLinks, verdicts } from '#db/schema/goals.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands, type WithdrawableText, type Withdrawn } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { linksInWords } from '#lib/goals/evidence/rules.ts'
import { indexEvidence, ofProject } from '#lib/goals/evidence/writes.ts'
import { recordStep, saveGoal } from '#lib/goals/history.ts'
import type { EditEvidenceInput } from '#lib/goals/input.ts'
import { goalToWrite, type ScopedGoal } from '#lib/goals/scope.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { catchUp } from '#lib/roadmaps/moving-on/following/scope.ts'

const answered = 'This version has been answered, so it can’t be changed. Send a new version instead.'

/**
 * For the junior, until it's answered. Someone who is reading it is told: the goal's version moves on. Throws NotFound,
 * Refused, Stale.
 */
export async function editEvidence(ctx: Ctx, input: EditEvidenceInput): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editEvidence' }, input, async () => {
      const { goal, sent } = await ownEvidence(ctx, tx, input.evidenceId)
      const { id, version } = sent
      if (sent.answerId) throw new Refused(answered)
      assertStands(sent)
      const before = wordsOf(sent)
      const changed = { note: input.note, ...ofProject(goal, input) }
      const words = wordsOf({ ...sent, ...changed, links: input.links })
      if (Object.entries(words).every(([name, text]) => before[name as keyof typeof before] === text))
        return { id }
      if (version !== input.version) throw new Stale(version, before)
      await keepVersion(ctx, tx, {
        kind: 'evidence',
        recordId: id,
        number: version,
        authorId: ctx.viewer.id,
        visibility: 'circle',
        readerId: null,
        teamId: goal.teamId,
        juniorId: goal.juniorId,
        fields: before,
      })
      await tx
        .update(evidence)
        .set({ ...changed, version: version + 1, editedAt: ctx.now })
        .where(eq(evidence.id, id))
      await tx.delete(evidenceLinks).where(eq(evidenceLinks.evidenceId, id))
      const links = input.links.map((link, position) => ({ id: newId(), evidenceId: id, position, ...link }))
      if (links.length > 0) await tx.insert(evidenceLinks).values(links)
      await saveGoal(ctx, tx, goal, ofProject(goal, input))
      await indexEvidence(tx, goal, { ...sent, ...changed, links })
      await recordAudit(ctx, tx, { event: 'evidence.edited', subjectId: id, teamId: goal.teamId })
      return { id }
    }),
  )
}

/**
 * For `withdrawText` and `putBackText`: the goal stops waiting for an answer, or waits again. Throws `NotFound` unless the
 * viewer sent it. Three queries.
 */
export async function evidenceToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const { goal, sent } = await ownEvidence(ctx, tx, input.id)
  const [latest] = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(eq(evidence.goalId, goal.id))
    .orderBy(desc(evidence.number))
    .limit(1)
  const isLatest = latest?.id === sent.id
  const canWaitAgain = goal.state === 'in_progress' && isLatest
  return {
    ...sent,
    kind: 'evidence',
    teamId: goal.teamId,
    words: wordsOf(sent),
    closed: sent.answerId ? answered : undefined,
    blocked: canWaitAgain ? undefined : 'The goal has moved on since. Send a new version instead.',
    save: (withdrawn) => saveWithdrawn(ctx, tx, goal, { ...sent, isLatest }, withdrawn),
  }
}

type Sent = Awaited<ReturnType<typeof ownEvidence>>['sent']

async function saveWithdrawn(
  ctx: Ctx,
  tx: Transaction,
  goal: ScopedGoal,
  sent: Sent & { isLatest: boolean },
  { withdrawnAt, version }: Withdrawn,
): Promise<void> {
  const { id } = sent
  await tx.update(evidence).set({ withdrawnAt, version }).where(eq(evidence.id, id))
  if (withdrawnAt) await forgetText(tx, id)
  else await indexEvidence(tx, goal, sent)
  // An older version doesn't change where the goal stands, nor does one that no longer waits for an answer.
  if (withdrawnAt && (goal.state !== 'submitted' || !sent.isLatest)) return
  const waits = withdrawnAt
    ? { state: 'in_progress' as const, submittedAt: null }
    : { state: 'submitted' as const, submittedAt: ctx.now }
  await saveGoal(ctx, tx, goal, waits)
  await recordStep(ctx, tx, goal, { kind: withdrawnAt ? 'withdrawn' : 'submitted', evidenceId: id })
  if (withdrawnAt) await catchUp(ctx, tx, goal)
}

async function ownEvidence(ctx: Ctx, tx: Transaction, id: string) {
  const [row] = await tx
    .select({
      id: evidence.id,
      goalId: evidence.goalId,
      number: evidence.number,
      authorId: evidence.authorId,
      note: evidence.note,
      outcome: evidence.outcome,
      repositoryUrl: evidence.repositoryUrl,
      version: evidence.version,
      createdAt: evidence.createdAt,
      withdrawnAt: evidence.withdrawnAt,
      answerId: verdicts.id,
    })
    .from(evidence)
    .leftJoin(verdicts, eq(verdicts.evidenceId, evidence.id))
    .where(and(eq(evidence.id, id), eq(evidence.authorId, ctx.viewer.id)))
  if (!row) throw new NotFound()
  const goal = await goalToWrite(ctx, tx, row.goalId)
  const links = await tx
    .select({ url: evidenceLinks.url, title: evidenceLinks.title })
    .from(evidenceLinks)
    .where(eq(evidenceLinks.evidenceId, id))
    .orderBy(asc(evidenceLinks.position))
  return { goal, sent: { ...row, links } }
}

function wordsOf(sent: Pick<Sent, 'note' | 'outcome' | 'repositoryUrl' | 'links'>) {
  const { note, outcome, repositoryUrl, links } = sent
  return {
    note,
    links: linksInWords(links),
    outcome: outcome ?? '',
    repositoryUrl: repositoryUrl ?? '',
  }
}
