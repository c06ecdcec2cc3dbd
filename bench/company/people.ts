import { memberships, mentorships, people, teams } from '#db/schema/people.ts'
import { sortKey } from '#lib/core/sorting.ts'
import type { Days, Insert } from '../fill.ts'
import { idAt } from '../record/ids.ts'
import { beginning, type Junior, makeSignIns, personMaker } from '../record/people.ts'
import { madeUpWord } from '../record/texts.ts'
import { type CompanySize, planTeams, type TeamPlan } from './plan.ts'

/** `weight` is undefined where `days` and `share` of the junior are already what they will be. */
export type Hired = { junior: Junior; leadId: string; weight: number | undefined }

const given = ['Ada', 'Tomasz', 'Leïla', 'Priya', 'Minh Anh', 'Jonas', 'Fatima', 'Mateo', 'Hana', 'Samuel']

/** Everyone with their roles, pairs and sign-ins. */
export function makeCompanyPeople(
  insert: Insert,
  { moment }: Days,
  passwordHash: string,
  size: CompanySize,
): Hired[] {
  const createdAt = moment(beginning)
  const person = personMaker(createdAt, passwordHash)
  const ids = new Map<string, string>()
  const idOf = (email: string): string => {
    const known = ids.get(email)
    if (known) return known
    const row = person(email, nameOf(ids.size), email === 'admin')
    insert(people, [{ ...row, deactivatedAt: email.startsWith('left') ? moment(200) : null }])
    ids.set(email, row.id)
    return row.id
  }
  idOf('admin')
  let number = 0
  const hired = planTeams(size).flatMap((team) => {
    const made = makeTeam(insert, { createdAt, endedAt: moment(200) }, team, idOf, number)
    number += made.length
    return made
  })
  makeSignIns(insert, [...ids.values()], moment)
  return hired
}

function makeTeam(
  insert: Insert,
  { createdAt, endedAt }: { createdAt: Date; endedAt: Date },
  team: TeamPlan,
  idOf: (email: string) => string,
  first: number,
): Hired[] {
  const teamId = idAt(createdAt)
  insert(teams, [{ id: teamId, name: team.name, sortKey: sortKey(team.name), createdAt }])
  const member = (role: 'lead' | 'mentor' | 'junior', email: string, endedAt: Date | null = null) => ({
    id: idAt(createdAt),
    personId: idOf(email),
    teamId,
    role,
    startedAt: createdAt,
    endedAt,
  })
  insert(memberships, [
    ...team.leads.map((email) => member('lead', email)),
    ...team.mentors.map((email) => member('mentor', email)),
    ...team.juniors.map(({ email }) => member('junior', email)),
    ...team.left.map((email) => member('junior', email, endedAt)),
  ])
  const leadId = idOf(team.leads[0] ?? '')
  const pair = (mentor: number, email: string, ended: Date | null = null) => ({
    id: idAt(createdAt),
    teamId,
    mentorId: idOf(team.mentors[mentor % team.mentors.length] ?? ''),
    juniorId: idOf(email),
    cadenceDays: 14,
    startedAt: createdAt,
    endedAt: ended,
    endedById: ended && leadId,
  })
  const pairs = team.juniors.map(({ email, mentor }) => pair(mentor, email))
  // Every tenth junior outside the teams that are opened had another mentor before.
  const earlier = team.juniors.flatMap(({ email, mentor, ...plan }, index) =>
    'weight' in plan && team.mentors.length > 1 && (first + index) % 10 === 0
      ? [pair(mentor + 1, email, endedAt)]
      : [],
  )
  insert(mentorships, [...pairs, ...earlier, ...team.left.map((email) => pair(0, email, endedAt))])
  return team.juniors.map((plan, index) => {
    const { id: mentorshipId = '', mentorId = '', juniorId = '' } = pairs[index] ?? {}
    const junior = { number: first + index, id: juniorId, mentorId, mentorshipId, teamId }
    return 'weight' in plan
      ? { junior: { ...junior, ...sized(0) }, leadId, weight: plan.weight }
      : { junior: { ...junior, ...sized(plan.days, plan.share) }, leadId, weight: undefined }
  })
}

/** Whoever has been here for longer has reached more. */
export const sized = (
  days: number,
  share = 0.1 + (0.25 * days) / beginning,
): Pick<Junior, 'days' | 'share'> => ({
  days,
  share,
})

function nameOf(number: number): string {
  const word = madeUpWord(1 + ((number * 7919) % 32_767))
  return `${given[number % 10]} ${word[0]?.toUpperCase()}${word.slice(1)}`
}
