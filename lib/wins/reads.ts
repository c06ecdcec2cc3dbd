import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { wins } from '#db/schema/wins.ts'
import { keptZones } from '#db/zones.ts'
import { stands, wasWithdrawnFrom } from '#lib/audience/access.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { mayNoteFor, winsVisibleTo } from './access.ts'

const author = alias(people, 'author')
const junior = alias(people, 'junior')

/** Of a goal, at most so many are listed. */
const MAX_OF_GOAL = 50

/**
 * A win with its earlier words. For the people who could read one that was withdrawn, its words are '' and `withdrawnAt`
 * is set. Throws `NotFound`. Three queries at most.
 */
export async function getWin(ctx: Ctx, winId: string) {
  const [row] = await listWins(ctx, eq(wins.id, winId), or(winsVisibleTo(ctx), wasWithdrawnFrom(ctx, wins)))
  if (!row) throw new NotFound()
  const isOwn = row.author.id === ctx.viewer.id
  if (row.withdrawnAt && !isOwn)
    return { ...row, body: '', link: null, goal: null, isOwn, canChange: false, place: null, versions: [] }
  const [place = null] = isOwn ? await listPlacesToNote(ctx, row.junior.id, row.teamId) : []
  const [versioned] = await withVersions(ctx, [row])
  return { ...row, isOwn, canChange: place !== null, place, versions: versioned?.versions ?? [] }
}

export type Win = Awaited<ReturnType<typeof getWin>>

/** Those that the viewer may read, latest first; the caller checks the goal. One query. */
export async function winsOfGoal(ctx: Ctx, goalId: string) {
  return listWins(ctx, and(eq(wins.goalId, goalId), stands(wins)), winsVisibleTo(ctx), MAX_OF_GOAL)
}

export type WinOfGoal = Awaited<ReturnType<typeof winsOfGoal>>[number]

async function listWins(ctx: Ctx, which: SQL | undefined, visible: SQL | undefined, limit = 1) {
  const rows = await db
    .select({
      id: wins.id,
      teamId: wins.teamId,
      body: wins.body,
      happenedOn: wins.happenedOn,
      link: wins.link,
      visibility: wins.visibility,
      version: wins.version,
      createdAt: wins.createdAt,
      editedAt: wins.editedAt,
      withdrawnAt: wins.withdrawnAt,
      author: { id: author.id, name: author.name },
      junior: { id: junior.id, name: junior.name },
      // Its author may have left the goal's circle.
      goal: { id: goals.id, title: milestones.title },
    })
    .from(wins)
    .innerJoin(author, eq(author.id, wins.authorId))
    .innerJoin(junior, eq(junior.id, wins.juniorId))
    .leftJoin(goals, and(eq(goals.id, wins.goalId), goalsVisibleTo(ctx)))
    .leftJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(which, visible))
    .orderBy(desc(wins.happenedOn), desc(wins.createdAt), desc(wins.id))
    .limit(limit)
  return rows.map(({ goal: { id, title }, ...row }) => ({
    ...row,
    goal: id && title !== null ? { id, title } : null,
  }))
}

/** The juniors, each in a team, for whom the viewer can note a win: themselves first, then by name. One query. */
export async function listPlacesToNote(ctx: Ctx, juniorId?: string, teamId?: string) {
  return db
    .select({
      junior: { id: junior.id, name: junior.name },
      zones: keptZones(junior),
      team: { id: teams.id, name: teams.name },
    })
    .from(memberships)
    .innerJoin(junior, eq(junior.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        mayNoteFor(ctx),
        juniorId ? eq(memberships.personId, juniorId) : undefined,
        teamId ? eq(memberships.teamId, teamId) : undefined,
      ),
    )
    .orderBy(
      sql`case when ${junior.id} = ${ctx.viewer.id} then 0 else 1 end`,
      asc(junior.sortKey),
      asc(junior.id),
      asc(teams.sortKey),
      asc(teams.id),
    )
}

export type PlaceToNote = Awaited<ReturnType<typeof listPlacesToNote>>[number]

/** A junior's goals in a team that the viewer sees, dropped ones last. For a choice. One query. */
export async function listGoalsOfPlace(ctx: Ctx, juniorId: string, teamId: string) {
  return db
    .select({ id: goals.id, title: milestones.title })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(eq(goals.juniorId, juniorId), eq(goals.teamId, teamId), goalsVisibleTo(ctx)))
    .orderBy(
      sql`case when ${goals.state} = 'dropped' then 1 else 0 end`,
      asc(milestones.title),
      asc(goals.id),
    )
}
