import { memberships, mentorships, people, signIns, teams } from '#db/schema/people.ts'
import { keysOfPerson } from '#lib/people/sorting/rules.ts'
import type { Insert } from '../fill.ts'
import { idAt } from './ids.ts'

/** `share` is of all milestones; `days` are since the start. */
export type Junior = {
  number: number
  id: string
  mentorId: string
  mentorshipId: string
  teamId: string
  share: number
  days: number
}

const size = { juniors: 50, mentors: 8 }

const given = ['Ada', 'Tomasz', 'Leïla', 'Priya', 'Minh Anh', 'Jonas', 'Fatima', 'Mateo', 'Hana', 'Samuel']
const family = ['Okonkwo', 'Zieliński', 'Haddad', 'Raman', 'Lindqvist', 'Al-Rashid', 'Fernández', 'Sato']

/** In days: the record covers two years. */
export const beginning = 730

export function makePeople(
  insert: Insert,
  moment: (days: number) => Date,
  passwordHash: string,
): { juniors: Junior[]; leadId: string } {
  const createdAt = moment(beginning)
  const person = personMaker(createdAt, passwordHash)
  const name = (number: number) => `${given[number % 10]} ${family[(number * 3 + (number % 10)) % 8]}`
  const lead = person('lead', 'Ruth Adeyemi')
  const admin = person('admin', 'Ines Duarte', true)
  const mentors = Array.from({ length: size.mentors }, (_, number) =>
    person(number ? `mentor${number + 1}` : 'mentor', name(number + 53)),
  )
  const juniors = Array.from({ length: size.juniors }, (_, number) =>
    person(number ? `junior${number + 1}` : 'junior', name(number)),
  )
  const everyone = [lead, admin, ...mentors, ...juniors]
  insert(people, everyone)
  const teamId = idAt(createdAt)
  insert(teams, [{ id: teamId, name: 'Pythonistas', sortKey: 'pythonistas', createdAt }])
  const member = (role: 'lead' | 'mentor' | 'junior') => (each: { id: string }) => ({
    id: idAt(createdAt),
    personId: each.id,
    teamId,
    role,
    startedAt: createdAt,
  })
  insert(memberships, [
    member('lead')(lead),
    ...mentors.map(member('mentor')),
    ...juniors.map(member('junior')),
  ])
  const pairs = juniors.map((junior, number) => ({
    id: idAt(createdAt),
    teamId,
    mentorId: mentors[number % size.mentors]?.id ?? '',
    juniorId: junior.id,
    cadenceDays: 14,
    startedAt: createdAt,
  }))
  insert(mentorships, pairs)
  makeSignIns(
    insert,
    everyone.map(({ id }) => id),
    moment,
  )
  return {
    leadId: lead.id,
    juniors: pairs.map(({ id: mentorshipId, juniorId, mentorId }, number) => ({
      number,
      id: juniorId,
      mentorId,
      mentorshipId,
      teamId,
      share: 0.35 + (number % 13) * 0.05,
      days: beginning - (number % 7) * 40,
    })),
  }
}

export function personMaker(createdAt: Date, passwordHash: string) {
  return (email: string, name: string, isAdmin = false) => ({
    id: idAt(createdAt),
    email: `${email}@demo.cairn`,
    name,
    ...keysOfPerson({ name, email: `${email}@demo.cairn` }),
    timeZone: 'Europe/Berlin',
    passwordHash,
    isAdmin,
    createdAt,
  })
}

/** One a month. */
export function makeSignIns(insert: Insert, personIds: string[], moment: (days: number) => Date): void {
  insert(
    signIns,
    personIds.flatMap((personId) =>
      Array.from({ length: 24 }, (_, month) => ({
        id: idAt(moment(month * 30 + 1)),
        personId,
        createdAt: moment(month * 30 + 1),
        lastSeenAt: moment(month * 30),
        expiresAt: moment(month * 30 - 30),
        endedAt: moment(month * 30),
      })),
    ),
  )
}
