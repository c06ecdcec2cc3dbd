import { desc, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { evidence, goalEvents } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { textVersions } from '#db/schema/versions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Stale } from '#lib/core/errors.ts'
import { isStillInState, stepSentence } from './rules.ts'

/** Older ones are on the page, which the sentences lead to. */
const MAX_TOLD = 3

/**
 * For a decision about a goal, made on a page that showed its `version`. Throws Stale, with what happened meanwhile, if
 * it isn't the current one. `saved` is shown beside what was typed.
 */
export async function assertAsShown(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  goal: { id: string; version: number },
  version: number,
  saved: Record<string, string> = {},
): Promise<void> {
  if (goal.version === version) return
  // Each step raises the version by one and leaves one event; so does mending evidence, with its earlier words.
  const steps = Math.min(Math.max(goal.version - version, 1), MAX_TOLD)
  const rows = await tx
    .select({
      id: goalEvents.id,
      kind: goalEvents.kind,
      at: goalEvents.at,
      actor: { id: people.id, name: people.name },
      number: evidence.number,
    })
    .from(goalEvents)
    .innerJoin(people, eq(people.id, goalEvents.actorId))
    .leftJoin(evidence, eq(evidence.id, goalEvents.evidenceId))
    .where(eq(goalEvents.goalId, goal.id))
    .orderBy(desc(goalEvents.at), desc(goalEvents.id))
    .limit(steps)
  const mended = await tx
    .select({
      id: textVersions.id,
      at: textVersions.replacedAt,
      actor: { id: people.id, name: people.name },
      number: evidence.number,
    })
    .from(textVersions)
    .innerJoin(evidence, eq(evidence.id, textVersions.recordId))
    .innerJoin(people, eq(people.id, textVersions.authorId))
    .where(eq(evidence.goalId, goal.id))
    .orderBy(desc(textVersions.replacedAt), desc(textVersions.id))
    .limit(steps)
  const happened = [...rows, ...mended.map((row) => ({ ...row, kind: 'evidence_edited' as const }))]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
    .slice(-steps)
  const sentences = happened.map((row) => stepSentence(ctx, row)).join(' ')
  const isFormThere = goal.version - version <= happened.length && isStillInState(happened)
  throw new Stale(goal.version, saved, sentences, isFormThere)
}
