import { transaction } from '#db/client.ts'
import { memberships, mentorships, people, teams } from '#db/schema/people.ts'
import { criteria, milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Role } from '#db/words.ts'
import type { Ctx, ViewerRole } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { contextOf, daysBefore, testNow } from './context.ts'

/** Long before the tests' own day, so that everything here has already begun. */
const begun = daysBefore(testNow, 197, 9)

/** Makes a person and answers their id. */
export async function makePerson(
  name: string,
  fields: Partial<typeof people.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${id}@test.cairn`
  await transaction((tx) =>
    tx.insert(people).values({ id, name, email, timeZone: 'Asia/Kathmandu', createdAt: begun, ...fields }),
  )
  return id
}

/** Makes a team and answers its id. */
export async function makeTeam(name: string): Promise<string> {
  const id = newId()
  await transaction((tx) => tx.insert(teams).values({ id, name, createdAt: begun }))
  return id
}

/** Gives a person a role in a team; answers the membership's id. */
export async function join(personId: string, teamId: string, role: Role): Promise<string> {
  const id = newId()
  await transaction((tx) => tx.insert(memberships).values({ id, personId, teamId, role, startedAt: begun }))
  return id
}

/** Pairs a mentor and a junior; answers the mentorship's id. `endedAt` makes one that is over. */
export async function pair(
  teamId: string,
  mentorId: string,
  juniorId: string,
  endedAt?: Date,
): Promise<string> {
  const id = newId()
  await transaction((tx) =>
    tx
      .insert(mentorships)
      .values({ id, teamId, mentorId, juniorId, cadenceDays: 14, startedAt: begun, endedAt }),
  )
  return id
}

/** Everybody the access rules tell apart, in two teams, each with a context at `testNow`. */
export type TestTeam = {
  teamId: string
  otherTeamId: string
  mentorshipId: string
  formerMentorshipId: string
  lead: Ctx
  mentor: Ctx
  /** Mentors the other junior of the same team. */
  otherMentor: Ctx
  /** Mentored the junior until a week ago. */
  formerMentor: Ctx
  junior: Ctx
  otherJunior: Ctx
  /** Leads the other team. */
  outsider: Ctx
  /** An admin in no team. */
  admin: Ctx
}

/** Makes that team anew. */
export async function makeTestTeam(now: Date = testNow): Promise<TestTeam> {
  const teamId = await makeTeam('Pythonistas')
  const otherTeamId = await makeTeam('Gophers')
  const member = async (name: string, team: string, role: Role): Promise<Ctx> => {
    const id = await makePerson(name)
    await join(id, team, role)
    const roles: ViewerRole[] = [
      { teamId: team, teamName: team === teamId ? 'Pythonistas' : 'Gophers', role },
    ]
    return contextOf({ id, name, roles }, now)
  }
  const lead = await member('Ruth Adeyemi', teamId, 'lead')
  const mentor = await member('Marisol Vega', teamId, 'mentor')
  const otherMentor = await member('Kenji Mori', teamId, 'mentor')
  const formerMentor = await member('Olga Petrova', teamId, 'mentor')
  const junior = await member('Ada Okonkwo', teamId, 'junior')
  const otherJunior = await member('Tomasz Zieliński', teamId, 'junior')
  const outsider = await member('Sam Field', otherTeamId, 'lead')
  const adminId = await makePerson('Admin One', { isAdmin: true })
  const mentorshipId = await pair(teamId, mentor.viewer.id, junior.viewer.id)
  await pair(teamId, otherMentor.viewer.id, otherJunior.viewer.id)
  const aWeekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const formerMentorshipId = await pair(teamId, formerMentor.viewer.id, junior.viewer.id, aWeekAgo)
  return {
    teamId,
    otherTeamId,
    mentorshipId,
    formerMentorshipId,
    lead,
    mentor,
    otherMentor,
    formerMentor,
    junior,
    otherJunior,
    outsider,
    admin: contextOf({ id: adminId, name: 'Admin One', isAdmin: true }, now),
  }
}

type Kind = 'skill' | 'project' | 'behaviour' | 'habit'

/** A small published roadmap: one stage with a milestone of each kind, and a second stage with two skills. */
export type TestRoadmap = {
  roadmapId: string
  versionId: string
  stageIds: string[]
  milestones: Record<Kind | 'second' | 'third', { id: string; key: string; criterionIds: string[] }>
}

/** Makes that roadmap anew. */
export async function makeTestRoadmap(): Promise<TestRoadmap> {
  const roadmapId = newId()
  const versionId = newId()
  const stageIds = [newId(), newId()]
  const made = {} as TestRoadmap['milestones']
  await transaction(async (tx) => {
    await tx.insert(roadmaps).values({ id: roadmapId, key: roadmapId, createdAt: begun })
    await tx.insert(roadmapVersions).values({
      id: versionId,
      roadmapId,
      number: 1,
      title: 'Test roadmap',
      summary: 'A way',
      contentHash: 'x',
      publishedAt: begun,
    })
    const stageRows = stageIds.map((id, index) => ({
      id,
      roadmapVersionId: versionId,
      key: `stage-${index + 1}`,
      position: index + 1,
      title: `Stage ${index + 1}`,
      summary: 'A part of the way',
    }))
    await tx.insert(stages).values(stageRows)
    const names = ['skill', 'project', 'behaviour', 'habit', 'second', 'third'] as const
    for (const [index, name] of names.entries()) {
      const kind: Kind = name === 'second' || name === 'third' ? 'skill' : name
      const milestone = { id: newId(), key: `${name}-milestone`, criterionIds: [newId(), newId()] }
      await tx.insert(milestones).values({
        id: milestone.id,
        stageId: stageIds[index < 4 ? 0 : 1] as string,
        key: milestone.key,
        position: index + 1,
        kind,
        title: `Milestone ${name}`,
        description: `What ${name} is about`,
        outcome: kind === 'project' ? 'Something that runs' : null,
        rubric:
          kind === 'behaviour'
            ? [1, 2, 3, 4].map((step) => ({ title: `Step ${step}`, text: `Does ${step}` }))
            : null,
        period: kind === 'habit' ? 'month' : null,
        entriesPerPeriod: kind === 'habit' ? 2 : null,
        periodsNeeded: kind === 'habit' ? 3 : null,
      })
      await tx.insert(criteria).values(
        milestone.criterionIds.map((id, at) => ({
          id,
          milestoneId: milestone.id,
          position: at + 1,
          text: `Criterion ${at + 1}`,
        })),
      )
      made[name] = milestone
    }
  })
  return { roadmapId, versionId, stageIds, milestones: made }
}
