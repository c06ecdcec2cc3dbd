import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { auditEvents, memberships, mentorships } from '#db/schema/people.ts'

/** What the audit holds of an event, by subject: who did it, in which team, with which detail. */
export function auditOf(event: string, subjectId: string) {
  return db
    .select({ actorId: auditEvents.actorId, teamId: auditEvents.teamId, detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.event, event), eq(auditEvents.subjectId, subjectId)))
}

/** A person's roles in a team, ended ones too: 'junior', 'mentor (ended)'. */
export async function rolesOf(personId: string, teamId: string): Promise<string[]> {
  const rows = await db
    .select({ role: memberships.role, endedAt: memberships.endedAt })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.teamId, teamId)))
  return rows.map(({ role, endedAt }) => (endedAt ? `${role} (ended)` : role)).sort()
}

/** A mentorship as it is stored. */
export async function mentorshipOf(id: string) {
  const [row] = await db.select().from(mentorships).where(eq(mentorships.id, id))
  return row
}
