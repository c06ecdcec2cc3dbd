import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { auditEvents, memberships, mentorships, people, teams } from '#db/schema/people.ts'
import { reviews } from '#db/schema/reviews.ts'
import { searchDocuments } from '#db/schema/search.ts'

// These read the database without any access rule.

export async function personById(id: string) {
  const [row] = await db.select().from(people).where(eq(people.id, id))
  return row
}

export async function reviewById(id: string) {
  const [row] = await db.select().from(reviews).where(eq(reviews.id, id))
  return row
}

export async function teamById(id: string) {
  const [row] = await db.select().from(teams).where(eq(teams.id, id))
  return row
}

export async function mentorshipById(id: string) {
  const [row] = await db.select().from(mentorships).where(eq(mentorships.id, id))
  return row
}

export async function goalById(id: string) {
  const [row] = await db.select().from(goals).where(eq(goals.id, id))
  return row
}

/** The kinds of a goal's steps, oldest first. */
export async function stepsByGoal(goalId: string) {
  const rows = await db
    .select({ kind: goalEvents.kind })
    .from(goalEvents)
    .where(eq(goalEvents.goalId, goalId))
    .orderBy(asc(goalEvents.id))
  return rows.map(({ kind }) => kind)
}

export async function countAuditEvents(actorId: string): Promise<number> {
  const rows = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(eq(auditEvents.actorId, actorId))
  return rows.length
}

export function auditBySubject(event: string, subjectId: string) {
  return db
    .select({ actorId: auditEvents.actorId, teamId: auditEvents.teamId, detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.event, event), eq(auditEvents.subjectId, subjectId)))
}

/** A person's roles in a team, ended ones too: 'junior', 'mentor (ended)'. */
export async function rolesInTeam(personId: string, teamId: string): Promise<string[]> {
  const rows = await db
    .select({ role: memberships.role, endedAt: memberships.endedAt })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.teamId, teamId)))
  return rows.map(({ role, endedAt }) => (endedAt ? `${role} (ended)` : role)).sort()
}

/** For a person with one role in the team; '' if they have none. */
export async function membershipId(personId: string, teamId: string): Promise<string> {
  const [row] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.teamId, teamId)))
  return row?.id ?? ''
}

/** A text's rows in the search: one, or none. */
export function documentsByRecord(recordId: string) {
  return db.select().from(searchDocuments).where(eq(searchDocuments.recordId, recordId))
}
