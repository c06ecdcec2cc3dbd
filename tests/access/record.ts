import { and, eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import { type Ctx, makeSystemContext } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { createPasswordReset } from '#lib/sign-ins/resets/writes.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { dayFrom, testNow } from '#tests/support/context.ts'
import { join, makePerson, makeTestRoadmap, makeTestTeam, pair } from '#tests/support/team.ts'
import { writeGoals } from './record-goals.ts'
import { writeReviews, writeSessions } from './record-talks.ts'
import { type Role, roles } from './roles.ts'

/** What the tables name: ids of the record, and who signs in how. */
export type Cast = Awaited<ReturnType<typeof writeRecord>>

/** The password of everybody here. */
export const password = 'stones along the way'

/**
 * Fills the open database with a team as makeTestTeam makes it, and with every text of the table, through the verbs that
 * the pages use. The mentorship of the mentor of before ends when all is written.
 */
export async function writeRecord() {
  const now = new Date()
  await loadBuiltInThemes(makeSystemContext(now))
  const team = await makeTestTeam(now)
  const roadmap = await makeTestRoadmap()
  const otherRoadmap = await makeTestRoadmap()
  const gopher = await makeGophers(team.otherTeamId)
  await setEnd(team.formerMentorshipId, null)
  const days = { today: dayFrom(now, 0), now }
  const goals = await writeGoals(team, { roadmap, otherRoadmap, gopher, ...days })
  const talks = await writeSessions(team, days)
  const reviews = await writeReviews(team, { goalId: goals.talk, ...days })
  await setEnd(team.formerMentorshipId, now)
  const inviteId = newId()
  const invite = await createInvite(team.lead, {
    id: inviteId,
    teamId: team.teamId,
    email: 'invited@test.cairn',
    role: 'junior',
  })
  const joiner = await createInvite(team.lead, {
    id: newId(),
    teamId: team.teamId,
    email: 'later@test.cairn',
    role: 'mentor',
  })
  // Somebody had an account under the invited address all the time, or has it by now.
  await changeEmail(team.outsider.viewer.id, 'later@test.cairn')
  const reset = await createPasswordReset(team.admin, { id: newId(), personId: gopher.juniorId })
  const passwordHash = await hashPassword(password)
  await transaction((tx) => tx.update(people).set({ passwordHash }))
  const ids = Object.fromEntries(roles.map((role) => [role, team[contextNames[role]].viewer.id]))
  return {
    ids: ids as Record<Role, string>,
    signIns: await signInAll(team, now),
    teamId: team.teamId,
    otherTeamId: team.otherTeamId,
    mentorshipId: team.mentorshipId,
    formerMentorshipId: team.formerMentorshipId,
    roadmap,
    otherRoadmap,
    gopher,
    goals,
    ...talks,
    reviews,
    inviteId,
    juniorMembershipId: await membershipOf(team.junior.viewer.id, team.teamId),
    tokens: { invite, joiner, reset },
    tomorrow: addDays(days.today, 1),
    today: days.today,
  }
}

const contextNames = {
  junior: 'junior',
  otherJunior: 'otherJunior',
  mentor: 'mentor',
  otherMentor: 'otherMentor',
  formerMentor: 'formerMentor',
  lead: 'lead',
  otherLead: 'outsider',
  admin: 'admin',
} as const satisfies Record<Role, string>

async function signInAll(team: Record<(typeof contextNames)[Role], Ctx>, now: Date) {
  const entries = []
  for (const role of roles) {
    const personId = team[contextNames[role]].viewer.id
    entries.push([role, await startSignIn(makeSystemContext(now), personId, 'a test')])
  }
  return Object.fromEntries(entries) as Record<Role, string>
}

async function setEnd(mentorshipId: string, endedAt: Date | null): Promise<void> {
  await transaction((tx) => tx.update(mentorships).set({ endedAt }).where(eq(mentorships.id, mentorshipId)))
}

/** A junior with a mentor in the other team, somebody who is in no team, and somebody who is deactivated. */
async function makeGophers(teamId: string) {
  const juniorId = await makePerson('Gopher Junior')
  const mentorId = await makePerson('Gopher Mentor')
  const juniorMembershipId = await join(juniorId, teamId, 'junior')
  await join(mentorId, teamId, 'mentor')
  const mentorshipId = await pair(teamId, mentorId, juniorId)
  const loneEmail = 'lone@test.cairn'
  const loneId = await makePerson('Lone Person', { email: loneEmail })
  const deactivatedId = await makePerson('Gone Person', { deactivatedAt: testNow })
  return { teamId, juniorId, mentorId, juniorMembershipId, mentorshipId, loneId, loneEmail, deactivatedId }
}

async function changeEmail(id: string, email: string): Promise<void> {
  await transaction((tx) => tx.update(people).set({ email }).where(eq(people.id, id)))
}

async function membershipOf(personId: string, teamId: string): Promise<string> {
  const [row] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.teamId, teamId)))
  return row?.id ?? ''
}
