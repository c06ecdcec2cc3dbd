import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { actions, sessions } from '#db/schema/sessions.ts'
import { openGoalStates } from '#db/words.ts'
import { isJuniorNow, isOneOfPair } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { nextPeriod, periodStart } from '#lib/goals/practice/rules.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'
import { wasCalledOff } from '#lib/sessions/called-off/rules.ts'
import { plannedMoment } from '#lib/sessions/rules.ts'
import type { CalendarEntry } from './rules.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

/** A calendar looks back for a quarter, and some programs read the whole of it every hour. */
const DAYS_BACK = 92
const MOST_OF_A_KIND = 400

/**
 * The viewer's own sessions, due days, and ends of habit periods: days, never a text. The newest of each, at most. Three
 * queries.
 */
export async function listEntries(ctx: Ctx): Promise<CalendarEntry[]> {
  const today = personDay(ctx.now, ctx.viewer.zones)
  const from = addDays(today, -DAYS_BACK)
  const held = await selectSessions(ctx)
    .where(and(isOneOfPair(ctx, sessions), gte(sessions.heldOn, from), isNull(sessions.withdrawnAt)))
    .orderBy(desc(sessions.heldOn), desc(sessions.id))
    .limit(MOST_OF_A_KIND)
  const own = await db
    .select({
      id: goals.id,
      dueOn: goals.dueOn,
      version: goals.version,
      updatedAt: goals.updatedAt,
      kind: milestones.kind,
      period: milestones.period,
      state: goals.state,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(
      and(
        eq(goals.juniorId, ctx.viewer.id),
        inArray(goals.state, [...openGoalStates]),
        or(isNotNull(goals.dueOn), eq(milestones.kind, 'habit')),
        isJuniorNow(goals),
      ),
    )
    .orderBy(desc(goals.createdAt), desc(goals.id))
    .limit(MOST_OF_A_KIND)
  const promised = await db
    .select({
      id: actions.id,
      dueOn: actions.dueOn,
      version: actions.version,
      createdAt: actions.createdAt,
      editedAt: actions.editedAt,
    })
    .from(actions)
    .where(
      and(
        eq(actions.ownerId, ctx.viewer.id),
        eq(actions.state, 'open'),
        isNull(actions.withdrawnAt),
        gte(actions.dueOn, from),
        actionItemsVisibleTo(ctx),
      ),
    )
    .orderBy(desc(actions.dueOn), desc(actions.id))
    .limit(MOST_OF_A_KIND)
  return [
    ...held.map((row) => sessionEntry(ctx, row)),
    ...own.flatMap(({ id, dueOn, version, updatedAt, kind, period, state }): CalendarEntry[] => {
      const about = { address: `/goals/${id}`, sequence: version, changedAt: updatedAt, isCancelled: false }
      const due = dueOn ? [{ ...about, id: `goal-${id}`, kind: 'goal' as const, when: { day: dueOn } }] : []
      if (kind !== 'habit' || !period || state === 'planned') return due
      const begin = periodStart(today, period)
      const last = addDays(nextPeriod(begin, period), -1)
      return [...due, { ...about, id: `period-${id}-${begin}`, kind: 'period', when: { day: last } }]
    }),
    ...promised.flatMap(({ id, dueOn, version, createdAt, editedAt }): CalendarEntry[] =>
      dueOn
        ? [
            {
              id: `action-${id}`,
              kind: 'action',
              address: '/actions',
              sequence: version,
              changedAt: editedAt ?? createdAt,
              isCancelled: false,
              when: { day: dueOn },
            },
          ]
        : [],
    ),
  ]
}

/** One planned session, for the two who meet. Throws NotFound. One query. */
export async function getSessionEntry(ctx: Ctx, sessionId: string): Promise<CalendarEntry> {
  const [row] = await selectSessions(ctx).where(
    and(
      eq(sessions.id, sessionId),
      isOneOfPair(ctx, sessions),
      eq(sessions.state, 'planned'),
      isNull(mentorships.endedAt),
      lte(sessions.createdAt, ctx.now),
    ),
  )
  if (!row) throw new NotFound()
  return sessionEntry(ctx, row)
}

const selectSessions = (_ctx: Ctx) =>
  db
    .select({
      id: sessions.id,
      state: sessions.state,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
      minutes: sessions.minutes,
      version: sessions.version,
      updatedAt: sessions.updatedAt,
      endedAt: mentorships.endedAt,
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name },
    })
    .from(sessions)
    .innerJoin(mentorships, eq(mentorships.id, sessions.mentorshipId))
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .innerJoin(junior, eq(junior.id, sessions.juniorId))

type SessionRow = Awaited<ReturnType<typeof selectSessions>>[number]

function sessionEntry(ctx: Ctx, row: SessionRow): CalendarEntry {
  const from = plannedMoment(row)
  const isCalledOff = wasCalledOff(row)
  return {
    id: `session-${row.id}`,
    kind: 'session',
    address: `/sessions/${row.id}`,
    // An end calls a session off without touching its row.
    sequence: row.version + (isCalledOff && row.state === 'planned' ? 1 : 0),
    changedAt: isCalledOff && row.endedAt ? row.endedAt : row.updatedAt,
    isCancelled: isCalledOff || row.state === 'cancelled',
    withName: (row.mentor.id === ctx.viewer.id ? row.junior : row.mentor).name,
    when: from ? { from, minutes: row.state === 'held' ? row.minutes : null } : { day: row.heldOn },
  }
}
