import { and, asc, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import { getCircle } from '#lib/audience/reads.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { daysWaiting } from '#lib/goals/waiting/rules.ts'
import {
  keptAnswersVisibleTo,
  proposalRoleColumns,
  proposalsVisibleTo,
  proposalsWaitFor,
  wordsFor,
} from './access.ts'

/** SQL over `goal_proposals`: its own title, or that of the milestone in the roadmap's latest version that has it. */
export const proposalTitle = sql<string>`coalesce(${goalProposals.title}, (
  select m.title from ${roadmapVersions} v
    join ${stages} s on s.roadmap_version_id = v.id join ${milestones} m on m.stage_id = s.id
  where v.roadmap_id = ${goalProposals.roadmapId} and m.key = ${goalProposals.milestoneKey}
  order by v.number desc limit 1))`

const answerer = alias(people, 'answerer')

const where = <Value>(condition: SQL, value: SQL | typeof goalProposals.why) =>
  sql<Value>`case when ${condition} then ${value} end`

const lineColumns = (ctx: Ctx) => ({
  id: goalProposals.id,
  teamId: goalProposals.teamId,
  teamName: teams.name,
  juniorId: goalProposals.juniorId,
  juniorName: people.name,
  juniorZones: keptZones(people),
  /** Null if the junior withdrew it, for everyone else. */
  title: where<string | null>(wordsFor(ctx), proposalTitle),
  isMilestone: sql<number>`case when ${goalProposals.milestoneKey} is null then 0 else 1 end`,
  dueOn: goalProposals.dueOn,
  state: goalProposals.state,
  createdAt: goalProposals.createdAt,
  withdrawnAt: goalProposals.withdrawnAt,
  answeredAt: goalProposals.answeredAt,
  answeredById: answerer.id,
  answeredByName: answerer.name,
  goalId: goalProposals.goalId,
})

const lines = (ctx: Ctx) =>
  db
    .select(lineColumns(ctx))
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .innerJoin(teams, eq(teams.id, goalProposals.teamId))
    .leftJoin(answerer, eq(answerer.id, goalProposals.answeredById))

export type ProposalLine = Awaited<ReturnType<typeof listProposalsOf>>[number]

export type WaitingProposal = Awaited<ReturnType<typeof listWaitingProposals>>[number]

/** Open ones that the viewer answers, longest wait first; `days` are the junior's. One query. */
export async function listWaitingProposals(ctx: Ctx) {
  const rows = await lines(ctx)
    .where(proposalsWaitFor(ctx))
    .orderBy(asc(goalProposals.createdAt), asc(goalProposals.id))
  return rows.map((row) => ({
    ...row,
    title: row.title ?? '',
    days: daysWaiting(row.createdAt, ctx.now, row.juniorZones),
  }))
}

/** In milliseconds: an answer is shown beside what is open for so long. */
const ANSWER_SHOWN = 30 * 86_400_000

/** Of one junior: open ones, and those answered in the last 30 days without a goal, newest first. One query. */
export async function listProposalsOf(ctx: Ctx, juniorId: string) {
  const recent = and(
    eq(goalProposals.state, 'declined'),
    gt(goalProposals.answeredAt, new Date(ctx.now.getTime() - ANSWER_SHOWN)),
  )
  return lines(ctx)
    .where(
      and(
        eq(goalProposals.juniorId, juniorId),
        proposalsVisibleTo(ctx),
        or(eq(goalProposals.state, 'open'), recent),
      ),
    )
    .orderBy(desc(goalProposals.createdAt), desc(goalProposals.id))
}

export type ProposalPage = Awaited<ReturnType<typeof getProposal>>

/** Throws NotFound, also for what someone else withdrew. Five queries at most. */
export async function getProposal(ctx: Ctx, id: string) {
  const [row] = await db
    .select({
      ...lineColumns(ctx),
      roadmapId: goalProposals.roadmapId,
      milestoneKey: goalProposals.milestoneKey,
      stageKey: goalProposals.stageKey,
      kind: goalProposals.kind,
      outcome: goalProposals.outcome,
      criteria: goalProposals.criteria,
      why: goalProposals.why,
      version: goalProposals.version,
      editedAt: goalProposals.editedAt,
      answer: goalProposals.answer,
      ...proposalRoleColumns(ctx),
    })
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .innerJoin(teams, eq(teams.id, goalProposals.teamId))
    .leftJoin(answerer, eq(answerer.id, goalProposals.answeredById))
    .where(and(eq(goalProposals.id, id), proposalsVisibleTo(ctx), wordsFor(ctx)))
  if (!row) throw new NotFound()
  const { waits, isHere, isMilestone, title, ...proposal } = row
  const [withEarlier] = await withVersions(ctx, [proposal])
  return {
    ...proposal,
    versions: withEarlier?.versions ?? [],
    title: title ?? '',
    isMilestone: Boolean(isMilestone),
    isOwn: proposal.juniorId === ctx.viewer.id,
    /** The viewer answers it. */
    waits: Boolean(waits),
    isHere: Boolean(isHere),
    circle: await getCircle(proposal),
  }
}

/** What the viewer answered, once they may no longer see the proposal. Throws NotFound. One query. */
export async function getKeptAnswer(ctx: Ctx, id: string) {
  const [row] = await db
    .select({
      id: goalProposals.id,
      juniorId: goalProposals.juniorId,
      juniorName: people.name,
      state: goalProposals.state,
      answer: goalProposals.answer,
      answeredAt: goalProposals.answeredAt,
    })
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .where(and(eq(goalProposals.id, id), keptAnswersVisibleTo(ctx)))
  if (!row) throw new NotFound()
  return row
}

/** The proposal that a goal was agreed from, if it was. The caller checks that the viewer sees the goal. One query. */
export async function findProposalOf(ctx: Ctx, goalId: string) {
  const [row] = await db
    .select({
      ...lineColumns(ctx),
      kind: goalProposals.kind,
      outcome: goalProposals.outcome,
      criteria: goalProposals.criteria,
      why: goalProposals.why,
      milestoneKey: goalProposals.milestoneKey,
      answer: goalProposals.answer,
    })
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .innerJoin(teams, eq(teams.id, goalProposals.teamId))
    .leftJoin(answerer, eq(answerer.id, goalProposals.answeredById))
    .where(and(eq(goalProposals.goalId, goalId), proposalsVisibleTo(ctx)))
  return row
}

/** Teams in which the viewer is a junior, by name; `id` is the membership's. One query. */
export async function listOwnPlaces(ctx: Ctx) {
  return db
    .select({
      id: memberships.id,
      personId: people.id,
      name: people.name,
      teamId: teams.id,
      teamName: teams.name,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        eq(memberships.personId, ctx.viewer.id),
        eq(memberships.role, 'junior'),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(teams.sortKey), asc(memberships.id))
}
