import { type Ctx, makeContext, makeSystemContext, type ViewerRole } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { acceptInvite } from '#lib/invites/accepting/writes.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { createTeam } from '#lib/teams/writes.ts'
import { momentAt, workday } from './calendar.ts'
import { accounts, demoPassword, others, pairs, unpaired } from './cast.ts'

export type Stage = {
  today: string
  teamIds: { pythonistas: string; gophers: string }
  personId: (key: string) => string
  mentorshipId: (mentor: string, junior: string) => string
  /** `ago` working days before today, at `time` where they are. */
  as: (key: string, ago: number, time: string) => Ctx
  at: (key: string, moment: Date) => Ctx
  /** The same person, some minutes later. */
  later: (ctx: Ctx, minutes: number) => Ctx
  /** `ago` working days before today. */
  day: (ago: number) => string
}

/** In working days before today: the demo covers half a year. */
const beginning = 134

export async function setTheStage(today: string): Promise<Stage> {
  const day = (ago: number) => workday(today, ago)
  const cast = [...accounts, ...others]
  const castOf = (key: string) => {
    const person = cast.find((each) => each.key === key)
    if (!person) throw new Error(`The demo has nobody called ${key}.`)
    return person
  }
  const momentOf = (key: string, ago: number, time: string) => momentAt(day(ago), time, castOf(key).timeZone)
  const ids = new Map<string, string>()
  const { email, name, shortName, timeZone } = castOf('admin')
  const founder = { email, name, shortName, timeZone, isAdmin: true, password: demoPassword }
  ids.set('admin', await createPerson(makeSystemContext(momentOf('admin', beginning + 1, '08:30')), founder))
  const personId = (key: string) => {
    const id = ids.get(key)
    if (!id) throw new Error(`${key} has no account in the demo yet.`)
    return id
  }
  const roles = new Map<string, ViewerRole[]>()
  const at = (key: string, moment: Date): Ctx => {
    const { name, email, timeZone } = castOf(key)
    const viewer = {
      id: personId(key),
      name,
      email,
      timeZone,
      zones: oneZone(timeZone),
      isAdmin: key === 'admin',
      hasShortcuts: true,
      signInId: 'demo',
      roles: roles.get(key) ?? [],
    }
    return makeContext(viewer, moment)
  }
  const as = (key: string, ago: number, time: string) => at(key, momentOf(key, ago, time))
  const admin = as('admin', beginning + 1, '09:10')
  const teamIds = {
    pythonistas: await createTeam(admin, { formId: newId(), name: 'Pythonistas' }),
    gophers: await createTeam(admin, { formId: newId(), name: 'Gophers' }),
  }
  // Invited on the working day before, so that the link is there wherever they live.
  const join = async (
    key: string,
    team: 'pythonistas' | 'gophers',
    role: ViewerRole['role'],
    ago = beginning,
  ) => {
    const { email, name, shortName, timeZone } = castOf(key)
    const invite = { id: newId(), teamId: teamIds[team], email, role }
    const token = await createInvite(as('admin', ago + 1, '14:20'), invite)
    const system = makeSystemContext(momentOf(key, ago, '09:40'))
    ids.set(key, await acceptInvite(system, { token, name, shortName, timeZone, password: demoPassword }))
    roles.set(key, [
      { teamId: teamIds[team], teamName: team === 'gophers' ? 'Gophers' : 'Pythonistas', role },
    ])
  }
  await join('lead', 'pythonistas', 'lead')
  await join('outsider', 'gophers', 'lead')
  const joined = new Set<string>()
  for (const { team, mentor, junior, since } of pairs) {
    if (!joined.has(mentor)) await join(mentor, team, 'mentor')
    await join(junior, team, 'junior', since && since + 1)
    joined.add(mentor)
  }
  for (const key of unpaired) await join(key, 'pythonistas', 'junior', 64)
  const mentorships = new Map<string, string>()
  for (const { team, mentor, junior, cadenceDays, since } of pairs) {
    const lead = as(team === 'gophers' ? 'outsider' : 'lead', since ?? beginning, '16:50')
    const id = await pairMentorAndJunior(lead, {
      formId: newId(),
      teamId: teamIds[team],
      mentorId: personId(mentor),
      juniorId: personId(junior),
      cadenceDays,
    })
    mentorships.set(`${mentor} ${junior}`, id)
  }
  const later = (ctx: Ctx, minutes: number) =>
    makeContext(ctx.viewer, new Date(ctx.now.getTime() + minutes * 60_000))
  const mentorshipId = (mentor: string, junior: string) => mentorships.get(`${mentor} ${junior}`) ?? ''
  return { today, teamIds, personId, mentorshipId, as, at, later, day }
}
