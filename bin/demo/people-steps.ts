import { type Ctx, makeContext, makeSystemContext, type ViewerRole } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { joinByInvite } from '#lib/invites/accepting/writes.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { createTeam } from '#lib/teams/writes.ts'
import { accounts, demoPassword, others, pairs, unpaired } from './cast.ts'

export type Stage = {
  today: string
  teamIds: { pythonistas: string; gophers: string }
  personId: (key: string) => string
  /** `days` before today, at `hour` UTC. */
  as: (key: string, days: number, hour?: number) => Ctx
  /** `days` before today. */
  day: (days: number) => string
}

/** In days before today: the demo covers half a year. */
export const beginning = 190

export async function setTheStage(today: string): Promise<Stage> {
  const moment = (days: number, hour = 10) =>
    new Date(`${addDays(today, -days)}T${String(hour).padStart(2, '0')}:00:00Z`)
  const cast = [...accounts, ...others]
  const ids = new Map<string, string>()
  for (const { key, name, shortName, email, timeZone } of cast) {
    const ctx = makeSystemContext(moment(beginning))
    ids.set(
      key,
      await createPerson(ctx, {
        email,
        name,
        shortName,
        timeZone,
        isAdmin: key === 'admin',
        password: demoPassword,
      }),
    )
  }
  const personId = (key: string) => {
    const id = ids.get(key)
    if (!id) throw new Error(`The demo has nobody called ${key}.`)
    return id
  }
  const roles = new Map<string, ViewerRole[]>()
  const as = (key: string, days: number, hour?: number): Ctx => {
    const person = cast.find((each) => each.key === key)
    if (!person) throw new Error(`The demo has nobody called ${key}.`)
    const { name, email, timeZone } = person
    const viewer = {
      id: personId(key),
      name,
      email,
      timeZone,
      zones: oneZone(timeZone),
      isAdmin: key === 'admin',
      signInId: 'demo',
      roles: roles.get(key) ?? [],
    }
    return makeContext(viewer, moment(days, hour))
  }
  const admin = as('admin', beginning)
  const teamIds = {
    pythonistas: await createTeam(admin, { formId: newId(), name: 'Pythonistas' }),
    gophers: await createTeam(admin, { formId: newId(), name: 'Gophers' }),
  }
  const join = async (key: string, team: 'pythonistas' | 'gophers', role: ViewerRole['role']) => {
    const invite = { id: newId(), teamId: teamIds[team], email: as(key, beginning).viewer.email, role }
    await joinByInvite(as(key, beginning), { token: await createInvite(admin, invite) })
    const teamName = team === 'gophers' ? 'Gophers' : 'Pythonistas'
    roles.set(key, [...(roles.get(key) ?? []), { teamId: teamIds[team], teamName, role }])
  }
  await join('lead', 'pythonistas', 'lead')
  await join('outsider', 'gophers', 'lead')
  const joined = new Set<string>()
  for (const { team, mentor, junior } of pairs) {
    if (!joined.has(mentor)) await join(mentor, team, 'mentor')
    await join(junior, team, 'junior')
    joined.add(mentor)
  }
  for (const key of unpaired) await join(key, 'pythonistas', 'junior')
  for (const { team, mentor, junior, cadenceDays } of pairs) {
    const lead = as(team === 'gophers' ? 'outsider' : 'lead', beginning)
    await pairMentorAndJunior(lead, {
      formId: newId(),
      teamId: teamIds[team],
      mentorId: personId(mentor),
      juniorId: personId(junior),
      cadenceDays,
    })
  }
  return { today, teamIds, personId, as, day: (days) => addDays(today, -days) }
}
