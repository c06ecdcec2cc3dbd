import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { evidence, evidenceLinks, goals, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { circleTextVisibleTo } from '#lib/audience/access.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { feedbackVisibleTo, goalsVisibleTo } from '#lib/goals/access.ts'

/**
 * All versions, newest first, besides those that their junior took back. The caller checks that the viewer may see the
 * goal. Two queries at most.
 */
export async function listEvidence(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: evidence.id,
      number: evidence.number,
      authorId: evidence.authorId,
      authorName: people.name,
      note: evidence.note,
      outcome: evidence.outcome,
      repositoryUrl: evidence.repositoryUrl,
      version: evidence.version,
      createdAt: evidence.createdAt,
      editedAt: evidence.editedAt,
      withdrawnAt: evidence.withdrawnAt,
      linkId: evidenceLinks.id,
      linkUrl: evidenceLinks.url,
      linkTitle: evidenceLinks.title,
    })
    .from(evidence)
    .innerJoin(people, eq(people.id, evidence.authorId))
    .leftJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
    .where(and(eq(evidence.goalId, goalId), circleTextVisibleTo(ctx, evidence)))
    .orderBy(desc(evidence.number), asc(evidenceLinks.position))
  const sent = gather(rows, ({ linkId, linkUrl, linkTitle, ...version }) => ({
    parent: version,
    child: linkId && linkUrl ? { id: linkId, url: linkUrl, title: linkTitle } : null,
  })).map(({ children, ...version }) => ({ ...version, links: children }))
  return withVersions(ctx, sent)
}

/** Throws NotFound unless the viewer sent it and may see the goal. Three queries at most. */
export async function getOwnEvidence(ctx: Ctx, goalId: string, evidenceId: string) {
  const [goal] = await db
    .select({ id: goals.id })
    .from(goals)
    .where(and(eq(goals.id, goalId), goalsVisibleTo(ctx)))
  const sent = goal ? await listEvidence(ctx, goalId) : []
  const own = sent.find(({ id, authorId }) => id === evidenceId && authorId === ctx.viewer.id)
  if (!own) throw new NotFound()
  const [answer] = await db.select({ id: verdicts.id }).from(verdicts).where(eq(verdicts.evidenceId, own.id))
  return { ...own, isAnswered: answer !== undefined }
}

/**
 * Newest first. Feedback and remarks are null if the viewer may not read them. The caller checks that they may see the
 * goal. One query.
 */
export async function listVerdicts(ctx: Ctx, goalId: string) {
  const isReadable = sql<number>`case when ${feedbackVisibleTo(ctx)} then 1 else 0 end`
  const rows = await db
    .select({
      id: verdicts.id,
      evidenceId: verdicts.evidenceId,
      authorId: verdicts.authorId,
      authorName: people.name,
      visibility: verdicts.visibility,
      readerId: verdicts.readerId,
      decision: verdicts.decision,
      rubricStep: verdicts.rubricStep,
      allMet: verdicts.allMet,
      createdAt: verdicts.createdAt,
      feedback: verdicts.feedback,
      isReadable,
      criterionId: verdictCriteria.criterionId,
      met: verdictCriteria.met,
      remark: verdictCriteria.remark,
    })
    .from(verdicts)
    .innerJoin(goals, eq(goals.id, verdicts.goalId))
    .innerJoin(people, eq(people.id, verdicts.authorId))
    .leftJoin(verdictCriteria, eq(verdictCriteria.verdictId, verdicts.id))
    .where(eq(verdicts.goalId, goalId))
    .orderBy(desc(verdicts.createdAt), desc(verdicts.id))
  return gather(rows, ({ criterionId, met, remark, feedback, isReadable: readable, ...verdict }) => ({
    parent: { ...verdict, feedback: readable ? feedback : null },
    child: criterionId && met !== null ? { criterionId, met, remark: readable ? remark : null } : null,
  })).map(({ children, ...verdict }) => ({ ...verdict, criteria: children }))
}

function gather<Row, Parent extends { id: string }, Child>(
  rows: readonly Row[],
  split: (row: Row) => { parent: Parent; child: Child | null },
): (Parent & { children: Child[] })[] {
  const parents = new Map<string, Parent & { children: Child[] }>()
  for (const row of rows) {
    const { parent, child } = split(row)
    const known = parents.get(parent.id) ?? { ...parent, children: [] }
    if (child) known.children.push(child)
    parents.set(parent.id, known)
  }
  return [...parents.values()]
}
