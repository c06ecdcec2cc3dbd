import { and, eq, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments, evidence, evidenceLinks, goalEvents, goals, verdicts } from '#db/schema/goals.ts'
import { auditEvents, invites, memberships, mentorships, people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Day } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

const asJunior = alias(memberships, 'as_junior')
const asMentor = alias(memberships, 'as_mentor')

/** What came before the account, invite, role or mentorship that it needs, one line each. */
export async function tooEarlyInTheDemo(): Promise<string[]> {
  const early: string[] = []
  const note = (what: string, rows: { id: string }[]) => {
    for (const { id } of rows) early.push(`${what}: ${id}`)
  }
  const byActor = eq(people.id, auditEvents.actorId)
  note(
    'something done before the account',
    await db
      .select({ id: sql<string>`${auditEvents.event}` })
      .from(auditEvents)
      .innerJoin(people, byActor)
      .where(lt(auditEvents.at, people.createdAt)),
  )
  note(
    'an account that is older than its invite, or accepted it later',
    await db
      .select({ id: people.email })
      .from(invites)
      .innerJoin(people, eq(people.id, invites.acceptedById))
      .where(or(lt(people.createdAt, invites.createdAt), lt(people.createdAt, invites.acceptedAt))),
  )
  note(
    'a role before the account',
    await db
      .select({ id: people.email })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(lt(memberships.startedAt, people.createdAt)),
  )
  const roleOf = (row: typeof asJunior | typeof asMentor, person: Column, role: 'junior' | 'mentor') =>
    and(eq(row.personId, person), eq(row.teamId, mentorships.teamId), eq(row.role, role))
  note(
    'a mentorship before one of the two had the role',
    await db
      .select({ id: people.email })
      .from(mentorships)
      .innerJoin(people, eq(people.id, mentorships.juniorId))
      .leftJoin(asJunior, roleOf(asJunior, mentorships.juniorId, 'junior'))
      .leftJoin(asMentor, roleOf(asMentor, mentorships.mentorId, 'mentor'))
      .where(
        sql`not coalesce(${asJunior.startedAt} <= ${mentorships.startedAt}
          and ${asMentor.startedAt} <= ${mentorships.startedAt}, false)`,
      ),
  )
  const lead = sql`exists (select 1 from ${memberships} m where m.role = 'lead' and m.person_id = `
  // A mentor acts on a goal while they mentor its junior, the junior while they are one there.
  const standsIn = (actor: Column, at: Column) => sql`case when ${actor} = ${goals.juniorId}
    then exists (select 1 from ${memberships} m where m.person_id = ${actor} and m.team_id = ${goals.teamId}
      and m.role = 'junior' and m.started_at <= ${at})
    else ${lead}${actor}) or exists (select 1 from ${mentorships} p where p.mentor_id = ${actor}
      and p.junior_id = ${goals.juniorId} and p.team_id = ${goals.teamId} and p.started_at <= ${at}) end`
  for (const [what, table, actor, at] of [
    ['step', goalEvents, goalEvents.actorId, goalEvents.at],
    ['evidence', evidence, evidence.authorId, evidence.createdAt],
    ['verdict', verdicts, verdicts.authorId, verdicts.createdAt],
    ['comment', comments, comments.authorId, comments.createdAt],
    ['observation', observations, observations.authorId, observations.createdAt],
    ['entry', habitEntries, habitEntries.authorId, habitEntries.createdAt],
  ] as const)
    note(
      `${what} before the role or mentorship`,
      await db
        .select({ id: goals.milestoneKey })
        .from(table)
        .innerJoin(goals, eq(goals.id, table.goalId))
        .where(sql`not (${standsIn(actor, at)})`),
    )
  const ofPair = eq(mentorships.id, sessions.mentorshipId)
  note(
    'a session before the mentorship',
    await db
      .select({ id: sql<string>`${sessions.heldOn}` })
      .from(sessions)
      .innerJoin(mentorships, ofPair)
      .where(lt(sessions.createdAt, mentorships.startedAt)),
  )
  note(
    'a note before the mentorship',
    await db
      .select({ id: sessionNotes.id })
      .from(sessionNotes)
      .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
      .innerJoin(mentorships, ofPair)
      .where(lt(sessionNotes.createdAt, mentorships.startedAt)),
  )
  for (const table of [agendaPoints, actions])
    note(
      'a point or action before the mentorship',
      await db
        .select({ id: table.body })
        .from(table)
        .innerJoin(mentorships, eq(mentorships.id, table.mentorshipId))
        .where(lt(table.createdAt, mentorships.startedAt)),
    )
  note(
    'a review note before the mentorship',
    await db
      .select({ id: reviews.title })
      .from(reviews)
      .where(
        and(
          ne(reviews.visibility, 'private'),
          sql`not (${lead}${reviews.authorId}) or exists (select 1 from ${mentorships} p
            where p.mentor_id = ${reviews.authorId} and p.junior_id = ${reviews.juniorId} and p.started_at <= ${reviews.createdAt}))`,
        ),
      ),
  )
  return early
}

export type Mention = { repository: string; number: number; day: Day }

/** Pull requests and issues that are linked, or named like "seating #123", each with the day on which it was. */
export async function requestsOfTheDemo(): Promise<Mention[]> {
  const said: { text: string | null; at: Date | Day | null }[] = [
    ...(await db
      .select({ text: evidenceLinks.url, at: evidence.createdAt })
      .from(evidenceLinks)
      .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))),
    ...(await db.select({ text: evidence.note, at: evidence.createdAt }).from(evidence)),
    ...(await db.select({ text: verdicts.feedback, at: verdicts.createdAt }).from(verdicts)),
    ...(await db.select({ text: comments.body, at: comments.createdAt }).from(comments)),
    ...(await db.select({ text: reviews.url, at: reviews.reviewedOn }).from(reviews)),
    ...(await db.select({ text: habitEntries.body, at: habitEntries.doneOn }).from(habitEntries)),
    ...(await db
      .select({ text: habitEntries.url, at: habitEntries.doneOn })
      .from(habitEntries)
      .where(isNotNull(habitEntries.url) as SQL)),
    ...(await db
      .select({ text: sessionNotes.body, at: sessions.heldOn })
      .from(sessionNotes)
      .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))),
  ]
  const linked = said.flatMap(({ text, at }) =>
    [...(text ?? '').matchAll(/https:\/\/[^/\s]+\/([\w-]+\/[\w-]+)\/(?:pull|issues)\/(\d+)/g)].map(
      ([, repository = '', number]) => ({ repository, number: Number(number), day: dayOf(at) }),
    ),
  )
  const places = new Map(linked.map(({ repository }) => [repository.split('/')[1] ?? '', repository]))
  const named = said.flatMap(({ text, at }) =>
    [...(text ?? '').matchAll(/\b([a-z][\w-]*) #(\d+)/gi)].flatMap(([, name = '', number]) => {
      const repository = places.get(name.toLowerCase())
      return repository ? [{ repository, number: Number(number), day: dayOf(at) }] : []
    }),
  )
  return [...linked, ...named]
}

const dayOf = (at: Date | Day | null): Day => (at instanceof Date ? dayIn(at, 'UTC') : (at ?? ''))
