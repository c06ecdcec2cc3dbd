import { type Ctx, makeContext, makeSystemContext, type ViewerRole } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { joinByInvite } from '#lib/invites/accepting/writes.ts'
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
  const ids = new Map<string, string>()
  for (const { key, name, shortName, email, timeZone } of cast) {
    const ctx = makeSystemContext(momentAt(day(beginning), '08:30', 'Europe/London'))
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
  const at = (key: string, moment: Date): Ctx => {
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
      hasShortcuts: true,
      signInId: 'demo',
      roles: roles.get(key) ?? [],
    }
    return makeContext(viewer, moment)
  }
  const as = (key: string, ago: number, time: string) => {
    const person = cast.find((each) => each.key === key)
    return at(key, momentAt(day(ago), time, person?.timeZone ?? 'UTC'))
  }
  const first = (key: string) => as(key, beginning, '09:10')
  const admin = first('admin')
  const teamIds = {
    pythonistas: await createTeam(admin, { formId: newId(), name: 'Pythonistas' }),
    gophers: await createTeam(admin, { formId: newId(), name: 'Gophers' }),
  }
  const join = async (
    key: string,
    team: 'pythonistas' | 'gophers',
    role: ViewerRole['role'],
    ago = beginning,
  ) => {
    const invite = { id: newId(), teamId: teamIds[team], email: first(key).viewer.email, role }
    const token = await createInvite(as('admin', ago, '09:10'), invite)
    await joinByInvite(as(key, ago, '11:30'), { token })
    const teamName = team === 'gophers' ? 'Gophers' : 'Pythonistas'
    roles.set(key, [...(roles.get(key) ?? []), { teamId: teamIds[team], teamName, role }])
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
    const lead = as(team === 'gophers' ? 'outsider' : 'lead', since ?? beginning, '12:20')
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
