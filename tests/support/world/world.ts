import { transaction } from '#db/client.ts'
import { memberships, mentorships, people, teams } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { sortKey } from '#lib/core/sorting.ts'
import { contextOf, testNow } from '../context.ts'
import { begun, mentorshipRow, personRow } from './people.ts'
import { insertRoadmap, type Roadmap } from './roadmap.ts'

/** Everyone the access rules tell apart, each named by what they are to the junior. */
type People = {
  /** Leads the team. */
  lead: Ctx
  mentor: Ctx
  /** Mentors the other junior of the same team. */
  otherMentor: Ctx
  /** Mentored the junior until a week ago, and is still in the team. */
  formerMentor: Ctx
  junior: Ctx
  otherJunior: Ctx
  /** Leads the other team. */
  outsider: Ctx
  /** An admin in no team. */
  admin: Ctx
}
export type PersonName = keyof People

export const personNames = [
  'junior',
  'mentor',
  'lead',
  'otherMentor',
  'formerMentor',
  'otherJunior',
  'outsider',
  'admin',
] as const satisfies PersonName[]

/** Two teams, the people in and around them as contexts of one moment, and a roadmap. */
export type World = People & {
  teamId: string
  otherTeamId: string
  mentorshipId: string
  otherMentorshipId: string
  formerMentorshipId: string
  roadmap: Roadmap
  /** Everyone outside the junior's circle. */
  strangers: Ctx[]
}

// In the order of their ids.
const cast: Record<PersonName, { name: string; team?: 'Pythonistas' | 'Gophers'; role?: Role }> = {
  lead: { name: 'Ruth Adeyemi', team: 'Pythonistas', role: 'lead' },
  mentor: { name: 'Marisol Vega', team: 'Pythonistas', role: 'mentor' },
  otherMentor: { name: 'Kenji Mori', team: 'Pythonistas', role: 'mentor' },
  formerMentor: { name: 'Olga Petrova', team: 'Pythonistas', role: 'mentor' },
  junior: { name: 'Ada Okonkwo', team: 'Pythonistas', role: 'junior' },
  otherJunior: { name: 'Tomasz Zieliński', team: 'Pythonistas', role: 'junior' },
  outsider: { name: 'Sam Field', team: 'Gophers', role: 'lead' },
  admin: { name: 'Admin One' },
}

/** Makes new teams, people and a new roadmap each time, so that tests of one file don't meet. */
export async function makeWorld(now: Date = testNow): Promise<World> {
  const teamIds = { Pythonistas: newId(), Gophers: newId() }
  const teamRows = Object.entries(teamIds).map(([name, id]) => ({
    id,
    name,
    sortKey: sortKey(name),
    createdAt: begun,
  }))
  const personRows: ReturnType<typeof personRow>[] = []
  const membershipRows: (typeof memberships.$inferInsert)[] = []
  const contexts: Partial<People> = {}
  for (const [person, { name, team, role }] of Object.entries(cast)) {
    const isAdmin = person === 'admin'
    const row = personRow(name, { isAdmin })
    personRows.push(row)
    const held = team && role ? [{ teamId: teamIds[team], teamName: team, role }] : []
    for (const { teamId, role } of held)
      membershipRows.push({ id: newId(), personId: row.id, teamId, role, startedAt: begun })
    contexts[person as PersonName] = contextOf({ id: row.id, name, isAdmin, roles: held }, now)
  }
  const named = contexts as People
  const { mentor, otherMentor, formerMentor, junior, otherJunior, outsider, admin } = named
  const paired = (one: Ctx, other: Ctx, endedAt?: Date) =>
    mentorshipRow(teamIds.Pythonistas, one.viewer.id, other.viewer.id, endedAt)
  const mentorship = paired(mentor, junior)
  const otherMentorship = paired(otherMentor, otherJunior)
  const aWeekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const formerMentorship = paired(formerMentor, junior, aWeekAgo)
  const roadmap = await transaction(async (tx) => {
    await tx.insert(teams).values(teamRows)
    await tx.insert(people).values(personRows)
    await tx.insert(memberships).values(membershipRows)
    await tx.insert(mentorships).values([mentorship, otherMentorship, formerMentorship])
    return insertRoadmap(tx)
  })
  return {
    ...named,
    teamId: teamIds.Pythonistas,
    otherTeamId: teamIds.Gophers,
    mentorshipId: mentorship.id,
    otherMentorshipId: otherMentorship.id,
    formerMentorshipId: formerMentorship.id,
    roadmap,
    strangers: [otherMentor, otherJunior, formerMentor, outsider, admin],
  }
}
