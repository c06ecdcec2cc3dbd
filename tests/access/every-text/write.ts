import { eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { renewFeed } from '#lib/people/calendar/writes.ts'
import { hashPassword } from '#lib/sign-ins/passwords/hash.ts'
import { createPasswordReset } from '#lib/sign-ins/resets/writes.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { endingVersion } from '#lib/teams/endings/scope.ts'
import { dayFrom, testNow } from '#tests/support/context.ts'
import { membershipId } from '#tests/support/stored.ts'
import { join, makePerson, pair, setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeThemes } from '#tests/support/world/reviews.ts'
import { makeRoadmap } from '#tests/support/world/roadmap.ts'
import { circleOnPage } from '#tests/support/world/texts.ts'
import { writeVersions } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { type Role, roles } from '../roles.ts'
import { writeDrafts } from './drafts.ts'
import { writeGoals } from './goals.ts'
import { writeJots, writeWins } from './jots.ts'
import { writeLevels } from './levels.ts'
import { writeOpinions } from './opinions.ts'
import { writePlans } from './plans.ts'
import { writeProposals } from './proposals.ts'
import { writeReviews } from './reviews.ts'
import { writeRoadmaps } from './roadmaps.ts'
import { writeSessions } from './sessions.ts'
import { writeTemplates } from './templates.ts'

/** The ids, tokens and sign-ins that the access tables refer to. */
export type Cast = Awaited<ReturnType<typeof writeEveryText>>

export const password = 'stones along the way'

/**
 * Fills the open database with a world and every text of `tests/access/texts.ts`, using the same functions as the
 * pages. The former mentor's mentorship ends last.
 */
export async function writeEveryText() {
  const now = new Date()
  const [themeId = ''] = await makeThemes()
  const world = await makeWorld(now)
  const otherRoadmap = await makeRoadmap()
  const gopher = await makeGophers(world.otherTeamId)
  const { teamId, otherTeamId, mentorshipId, otherMentorshipId, formerMentorshipId, roadmap } = world
  await setMentorshipEnd(formerMentorshipId, null)
  const today = dayFrom(now, 0)
  const goals = await writeGoals(world, {
    otherRoadmap,
    gopher,
    today,
    around: await circleOnPage(world),
  })
  const proposals = await writeProposals(world)
  const { placeId, moveId, teamRoadmapId, movedPlaceId } = await writeVersions(world)
  const levels = await writeLevels(world, movedPlaceId)
  const talks = await writeSessions(world, today)
  const opinions = await writeOpinions(world, today)
  const drafts = await writeDrafts(world, goals.talk)
  const jots = await writeJots(world, today)
  const wins = await writeWins(world, goals.talk, today)
  const reviews = await writeReviews(world, { goalId: goals.talk, themeId, today })
  const written = await writeRoadmaps(world)
  const plans = await writePlans(world)
  const templates = await writeTemplates(world)
  await setMentorshipEnd(formerMentorshipId, now)
  const inviteId = newId()
  const invited = { teamId, email: 'invited@test.cairn', role: 'junior' as const }
  const invite = await createInvite(world.lead, { id: inviteId, ...invited })
  const joining = { teamId, email: 'later@test.cairn', role: 'mentor' as const }
  const joiner = await createInvite(world.lead, { id: newId(), ...joining })
  // Someone with an account has the invited address.
  await changeEmail(world.outsider.viewer.id, joining.email)
  const calendar = await renewFeed(world.junior, { showsNames: true })
  const reset = await createPasswordReset(world.admin, { id: newId(), personId: gopher.juniorId })
  const passwordHash = await hashPassword(password)
  await transaction((tx) => tx.update(people).set({ passwordHash }))
  return {
    ids: byRole((role) => idIn(world, role)),
    emails: await emailsIn(world),
    signIns: await signInAll(world, now),
    elsewhere: await signInAll(world, now),
    teamId,
    otherTeamId,
    mentorshipId,
    otherMentorshipId,
    formerMentorshipId,
    roadmap,
    otherRoadmap,
    placeId,
    moveId,
    teamRoadmapId,
    levels,
    gopher,
    goals,
    proposals,
    ...talks,
    ...opinions,
    reviews,
    drafts,
    jots,
    wins,
    written,
    plans,
    templates,
    inviteId,
    juniorMembershipId: await membershipId(world.junior.viewer.id, teamId),
    endings: {
      junior: await endingVersion(db, teamId, world.junior.viewer.id),
      otherMentor: await endingVersion(db, teamId, world.otherMentor.viewer.id),
    },
    tokens: { invite, joiner, reset, calendar },
    circle: await circleOnPage(world),
    tomorrow: addDays(today, 1),
    today,
  }
}

const idIn = (world: World, role: Role) => world[role === 'otherLead' ? 'outsider' : role].viewer.id

async function emailsIn(world: World): Promise<Record<Role, string>> {
  const rows = await db.select({ id: people.id, email: people.email }).from(people)
  return byRole((role) => rows.find(({ id }) => id === idIn(world, role))?.email ?? '')
}

function byRole(value: (role: Role) => string): Record<Role, string> {
  return Object.fromEntries(roles.map((role) => [role, value(role)])) as Record<Role, string>
}

async function signInAll(world: World, now: Date): Promise<Record<Role, string>> {
  const signInIds = new Map<Role, string>()
  for (const role of roles)
    signInIds.set(role, await startSignIn(makeSystemContext(now), idIn(world, role), 'a test'))
  return byRole((role) => signInIds.get(role) ?? '')
}

/** A junior with a mentor in the other team, someone who is in no team, and someone who is deactivated. */
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
