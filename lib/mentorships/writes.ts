import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { lastChange } from '#lib/record/audit/reads.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { loadManagedTeam, managedBy } from '#lib/teams/access.ts'
import { endMentorshipsWhere } from '#lib/teams/endings/writes.ts'
import { pairProblem } from './rules.ts'

/**
 * For the team's leads and admins. Sent twice, it creates one. Throws NotFound, Refused, FieldRefused at `mentorId` or
 * `juniorId`, FormUsed.
 */
export async function pairMentorAndJunior(
  ctx: Ctx,
  input: { formId: string; teamId: string; mentorId: string; juniorId: string; cadenceDays: number },
): Promise<string> {
  const { formId, teamId, mentorId, juniorId, cadenceDays } = input
  const { id } = await transaction((tx) =>
    once(ctx, tx, { formId, verb: 'pairMentorAndJunior' }, input, async () => {
      await loadManagedTeam(ctx, tx, teamId)
      const active = await tx
        .select({ personId: memberships.personId, role: memberships.role })
        .from(memberships)
        .where(and(eq(memberships.teamId, teamId), isNull(memberships.endedAt)))
      const problem = pairProblem(active, mentorId, juniorId)
      if (problem) throw new FieldRefused(problem.field, problem.sentence)
      const [paired] = await tx
        .select({ id: mentorships.id })
        .from(mentorships)
        .where(and(isThisPair(input), isNull(mentorships.endedAt)))
      if (paired) throw new FieldRefused('juniorId', 'These two are already a pair in this team.')
      const id = newId()
      await tx.insert(mentorships).values({ id, teamId, mentorId, juniorId, cadenceDays, startedAt: ctx.now })
      await recordAudit(ctx, tx, { event: 'mentorship.started', teamId, subjectId: id })
      // Shown to the team, because admins can't let themselves in silently.
      if (ctx.viewer.isAdmin && mentorId === ctx.viewer.id)
        await recordAudit(ctx, tx, { event: 'mentorship.given-oneself', teamId, subjectId: id })
      return { id }
    }),
  )
  return id
}

const isThisPair = ({ teamId, mentorId, juniorId }: { teamId: string; mentorId: string; juniorId: string }) =>
  and(eq(mentorships.teamId, teamId), eq(mentorships.mentorId, mentorId), eq(mentorships.juniorId, juniorId))

/**
 * Returns the team's id. Throws NotFound unless the viewer manages the team, Refused if the mentorship has ended, Stale
 * if it was saved elsewhere meanwhile.
 */
export async function changeCadence(
  ctx: Ctx,
  input: { formId: string; mentorshipId: string; version: number; cadenceDays: number },
): Promise<string> {
  const { formId, mentorshipId, version, cadenceDays } = input
  const { id } = await transaction((tx) =>
    onceEdited(ctx, tx, { formId, verb: 'changeCadence' }, input, async () => {
      const pair = await loadManagedPair(ctx, tx, mentorshipId)
      if (pair.endedAt) throw new Refused('This mentorship has ended.')
      if (pair.cadenceDays === cadenceDays) return { id: pair.teamId }
      if (pair.version !== version) throw new Stale(pair.version, { cadenceDays: String(pair.cadenceDays) })
      await tx
        .update(mentorships)
        .set({ cadenceDays, version: version + 1 })
        .where(eq(mentorships.id, mentorshipId))
      await recordAudit(ctx, tx, {
        event: 'mentorship.cadence-changed',
        teamId: pair.teamId,
        subjectId: mentorshipId,
        detail: String(cadenceDays),
      })
      return { id: pair.teamId }
    }),
  )
  return id
}

/**
 * Returns the team's id. A session that the pair had planned is cancelled. Doing it again changes nothing. Throws NotFound unless the viewer manages the team, Stale if it
 * was changed since the page was opened.
 */
export async function endMentorship(
  ctx: Ctx,
  input: { mentorshipId: string; version: number },
): Promise<string> {
  return transaction(async (tx) => {
    const { teamId, endedAt, version } = await loadManagedPair(ctx, tx, input.mentorshipId)
    if (endedAt) return teamId
    if (version !== input.version) {
      const subject = { teamId, subjectIds: [input.mentorshipId] }
      const did = { 'mentorship.cadence-changed': 'changed how often they meet' }
      throw new Stale(version, {}, await lastChange(ctx, tx, subject, did))
    }
    await endMentorshipsWhere(ctx, tx, eq(mentorships.id, input.mentorshipId))
    return teamId
  })
}

async function loadManagedPair(ctx: Ctx, tx: Transaction, mentorshipId: string) {
  const [pair] = await tx
    .select({
      teamId: mentorships.teamId,
      cadenceDays: mentorships.cadenceDays,
      version: mentorships.version,
      endedAt: mentorships.endedAt,
    })
    .from(mentorships)
    .where(and(eq(mentorships.id, mentorshipId), managedBy(ctx, mentorships.teamId)))
  if (!pair) throw new NotFound()
  return pair
}
