import { eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { memberships, mentorships, people, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import { newId } from '#lib/core/ids.ts'
import { sortKey } from '#lib/core/sorting.ts'
import { keysOfPerson } from '#lib/people/sorting/rules.ts'
import { endingVersion } from '#lib/teams/endings/scope.ts'
import { daysBefore, testNow } from '../context.ts'

/** Long enough ago that everything in the world has already begun. */
export const begun = daysBefore(testNow, 197, 9)

/** A row for a person without a password. */
export function personRow(name: string, fields: Partial<typeof people.$inferInsert> = {}) {
  const id = newId()
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${id}@test.cairn`
  return {
    id,
    name,
    ...keysOfPerson({ name, email }),
    email,
    timeZone: 'Asia/Kathmandu',
    createdAt: begun,
    ...fields,
  }
}

export async function makePerson(
  name: string,
  fields: Partial<typeof people.$inferInsert> = {},
): Promise<string> {
  const row = personRow(name, fields)
  await transaction((tx) => tx.insert(people).values(row))
  return row.id
}

export async function makeTeam(name: string): Promise<string> {
  const id = newId()
  await transaction((tx) => tx.insert(teams).values({ id, name, sortKey: sortKey(name), createdAt: begun }))
  return id
}

/** Returns the membership's id. */
export async function join(personId: string, teamId: string, role: Role): Promise<string> {
  const id = newId()
  await transaction((tx) => tx.insert(memberships).values({ id, personId, teamId, role, startedAt: begun }))
  return id
}

export function mentorshipRow(teamId: string, mentorId: string, juniorId: string, endedAt?: Date) {
  return { id: newId(), teamId, mentorId, juniorId, cadenceDays: 14, startedAt: begun, endedAt }
}

export async function pair(teamId: string, mentorId: string, juniorId: string): Promise<string> {
  const row = mentorshipRow(teamId, mentorId, juniorId)
  await transaction((tx) => tx.insert(mentorships).values(row))
  return row.id
}

/** Without the other effects of ending a mentorship; `null` makes it active again. */
export async function setMentorshipEnd(mentorshipId: string, endedAt: Date | null): Promise<void> {
  await transaction((tx) => tx.update(mentorships).set({ endedAt }).where(eq(mentorships.id, mentorshipId)))
}

/** What the form for ending roles sends, from a page opened now. */
export async function shownEnding<Form extends { teamId: string; personId: string }>(
  form: Form,
): Promise<Form & { version: string }> {
  return { ...form, version: await endingVersion(db, form.teamId, form.personId) }
}
