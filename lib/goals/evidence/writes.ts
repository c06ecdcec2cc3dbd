import { and, eq, inArray, max } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { evidence, evidenceLinks, goalCriteria } from '#db/schema/goals.ts'
import { criteria } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { indexOnGoal, recordStep, saveGoal } from '#lib/goals/history.ts'
import type { EvidenceInput, TickInput, Ticks } from '#lib/goals/input.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import { goalToWrite, type ScopedGoal, takeStep } from '#lib/goals/scope.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { ticksAfter } from './rules.ts'

/** For the junior. Returns the criteria that are ticked then. Throws NotFound, Refused. */
export async function tickCriteria(ctx: Ctx, input: TickInput): Promise<string[]> {
  return transaction(async (tx) => {
    const goal = await goalToWrite(ctx, tx, input.goalId)
    takeStep(goal, 'tick')
    return saveTicks(ctx, tx, goal, input)
  })
}

async function saveTicks(ctx: Ctx, tx: Transaction, goal: ScopedGoal, sent: Ticks): Promise<string[]> {
  const rows = await tx
    .select({ criterionId: criteria.id, id: goalCriteria.id, tickedAt: goalCriteria.tickedAt })
    .from(criteria)
    .leftJoin(goalCriteria, and(eq(goalCriteria.criterionId, criteria.id), eq(goalCriteria.goalId, goal.id)))
    .where(eq(criteria.milestoneId, goal.milestoneId))
  if ([...sent.criteria, ...sent.shown].some((id) => !rows.some((row) => row.criterionId === id)))
    throw new Refused('These aren’t this goal’s criteria. Please open the goal again.')
  const before = rows.filter(({ tickedAt }) => tickedAt !== null).map(({ criterionId }) => criterionId)
  const after = ticksAfter(before, sent)
  const changed = rows.filter(
    ({ criterionId, tickedAt }) => after.includes(criterionId) !== (tickedAt !== null),
  )
  if (changed.length === 0) return after
  const toTick = changed.filter((row) => row.tickedAt === null)
  const kept = (list: typeof rows) => list.flatMap(({ id }) => (id ? [id] : []))
  await setTicked(tx, kept(toTick), ctx.now)
  await setTicked(tx, kept(changed.filter((row) => row.tickedAt !== null)), null)
  const added = toTick.filter((row) => row.id === null)
  if (added.length > 0)
    await tx
      .insert(goalCriteria)
      .values(
        added.map(({ criterionId }) => ({ id: newId(), goalId: goal.id, criterionId, tickedAt: ctx.now })),
      )
  await recordAudit(ctx, tx, { event: 'goal.criteria_ticked', subjectId: goal.id, teamId: goal.teamId })
  return after
}

async function setTicked(tx: Transaction, ids: string[], tickedAt: Date | null): Promise<void> {
  if (ids.length === 0) return
  await tx.update(goalCriteria).set({ tickedAt }).where(inArray(goalCriteria.id, ids))
}

/**
 * For the junior, with what is ticked in the same form. Earlier versions stay. Sent twice, it submits one. Throws NotFound, Refused, FormUsed.
 */
export async function submitEvidence(ctx: Ctx, input: EvidenceInput): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'submitEvidence' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      takeStep(goal, 'submit')
      if (!needsEvidence(goal.kind))
        throw new Refused('This goal is approved on what’s noted in it, not on evidence.')
      await saveTicks(ctx, tx, goal, input)
      const [last] = await tx
        .select({ number: max(evidence.number) })
        .from(evidence)
        .where(eq(evidence.goalId, goal.id))
      const number = (last?.number ?? 0) + 1
      const project = ofProject(goal, input)
      const id = newId()
      const { note } = input
      await tx.insert(evidence).values({
        id,
        goalId: goal.id,
        number,
        authorId: ctx.viewer.id,
        note,
        createdAt: ctx.now,
        ...project,
      })
      const links = input.links.map((link, position) => ({ id: newId(), evidenceId: id, position, ...link }))
      if (links.length > 0) await tx.insert(evidenceLinks).values(links)
      await saveGoal(ctx, tx, goal, { state: 'submitted', submittedAt: ctx.now, ...project })
      await recordStep(ctx, tx, goal, { kind: 'submitted', evidenceId: id })
      const authorId = ctx.viewer.id
      await indexEvidence(tx, goal, { id, authorId, note, ...project, links, createdAt: ctx.now })
      return { id }
    }),
  )
}

/** What only a project's evidence has. */
export function ofProject(
  { kind }: Pick<ScopedGoal, 'kind'>,
  { outcome, repositoryUrl }: Pick<EvidenceInput, 'outcome' | 'repositoryUrl'>,
): { outcome?: string | null; repositoryUrl?: string | null } {
  return kind === 'project' ? { outcome: outcome || null, repositoryUrl } : {}
}

type Indexed = {
  id: string
  authorId: string
  note: string
  outcome?: string | null
  links: readonly { url: string; title: string | null }[]
  createdAt: Date
}

export async function indexEvidence(tx: Transaction, goal: ScopedGoal, sent: Indexed): Promise<void> {
  const { id, authorId, note, outcome, links, createdAt } = sent
  await indexOnGoal(tx, goal, {
    recordId: id,
    kind: 'evidence',
    body: [note, outcome, ...links.flatMap(({ title, url }) => [title, url])].filter(Boolean).join('\n'),
    authorId,
    visibility: 'circle',
    readerId: null,
    at: createdAt,
  })
}
