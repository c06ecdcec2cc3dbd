import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#db/words.ts'
import { deactivationSentences } from '#lib/admin/deactivation/rules.ts'
import { inviteState } from '#lib/invites/rules.ts'
import { cadenceInWords, pairProblem } from '#lib/mentorships/rules.ts'
import { type Ending, endingSentences, leavesNoLead, pairEndingSentences } from '#lib/teams/rules.ts'
import { testNow } from '#tests/support/context.ts'
import { matchesPerson } from '../support/finding-people.ts'

const held = (personId: string, role: Role) => ({ personId, role })

test('a team is left without a lead only when its last one goes', () => {
  const two = [held('ruth', 'lead'), held('sam', 'lead'), held('ruth', 'mentor')]
  expect(leavesNoLead(two, 'ruth', ['lead'])).toBe(false)
  const one = [held('ruth', 'lead'), held('ada', 'junior')]
  expect(leavesNoLead(one, 'ruth', ['lead', 'mentor'])).toBe(true)
  expect(leavesNoLead(one, 'ruth', ['mentor'])).toBe(false)
  expect(leavesNoLead(one, 'ada', ['junior'])).toBe(false)
  // A team without a lead can't lose one.
  expect(leavesNoLead([held('ada', 'junior')], 'ada', ['lead', 'mentor', 'junior'])).toBe(false)
})

describe('who can be paired', () => {
  const active = [
    held('marisol', 'mentor'),
    held('ada', 'junior'),
    held('both', 'mentor'),
    held('both', 'junior'),
  ]
  test('a mentor and a junior of the team', () => {
    expect(pairProblem(active, 'marisol', 'ada')).toBeNull()
    expect(pairProblem(active, 'both', 'ada')).toBeNull()
    expect(pairProblem(active, 'marisol', 'both')).toBeNull()
  })
  test('nobody with themself, whatever their roles', () => {
    const role = fc.constantFrom<Role>('lead', 'mentor', 'junior')
    const holders = fc.array(fc.record({ personId: fc.constantFrom('a', 'b'), role }))
    fc.assert(fc.property(holders, (some) => pairProblem(some, 'a', 'a') !== null))
  })
  test('nobody without the role', () => {
    expect(pairProblem(active, 'ada', 'marisol')?.field).toBe('mentorId')
    expect(pairProblem(active, 'marisol', 'stranger')?.field).toBe('juniorId')
  })
})

test('a cadence in words', () => {
  expect([1, 7, 10, 14, 30].map(cadenceInWords)).toEqual([
    'every day',
    'every week',
    'every 10 days',
    'every 2 weeks',
    'every 30 days',
  ])
})

test('an invite is open until it is accepted, taken back or seven days old', () => {
  const invite = { acceptedAt: null, takenBackAt: null, expiresAt: testNow }
  const before = new Date(testNow.getTime() - 1)
  expect(inviteState(invite, before)).toBe('open')
  expect(inviteState(invite, testNow)).toBe('expired')
  expect(inviteState({ ...invite, takenBackAt: before }, before)).toBe('taken-back')
  expect(inviteState({ ...invite, acceptedAt: before, takenBackAt: before }, before)).toBe('accepted')
})

test('people are found whatever the case and the accents', () => {
  const tomasz = { name: 'Tomasz Zieliński', email: 'junior2@demo.cairn' }
  for (const asked of ['tomasz', 'ZIELINSKI', 'zieliń', 'ski tom', 'junior2@', 'DEMO'])
    expect(matchesPerson(tomasz, asked), asked).toBe(true)
  expect(matchesPerson(tomasz, 'tomas zz')).toBe(false)
  expect(matchesPerson({ name: 'Jarosław Ødegård', email: 'x@y.z' }, 'jaroslaw odegard')).toBe(true)
})

describe('what is said before something ends', () => {
  const ending: Ending = {
    name: 'Ada',
    mentors: ['Marisol Vega'],
    juniors: ['Bo Lind', 'Cem Aydin'],
    juniorsLeftAlone: ['Bo Lind'],
    goals: { open: 4, waiting: 2 },
    queue: 1,
  }
  test('a junior’s goals, evidence and mentorships', () => {
    const [goals, mentors, last] = endingSentences(ending, ['junior'])
    expect(goals).toContain(
      'Ada has 4 open goals here, and evidence for two of them is waiting for an answer. They stay',
    )
    expect(mentors).toContain('The mentorship with Marisol Vega ends.')
    expect(last).toContain('Nothing is deleted.')
  })
  test('a mentor’s juniors and queue, and who has no mentor then', () => {
    const said = endingSentences(ending, ['mentor']).join(' ')
    expect(said).toContain('Ada mentors Bo Lind and Cem Aydin here.')
    expect(said).toContain('One piece of evidence is waiting in Ada’s queue.')
    expect(said).toContain('Bo Lind will have no mentor here')
    expect(said).not.toContain('open goal')
  })
  test('no number at all where the viewer sees no progress', () => {
    const unseen = { ...ending, goals: null, queue: null }
    const said = [
      ...endingSentences(unseen, ['junior', 'mentor', 'lead']),
      ...pairEndingSentences(unseen, 'Marisol Vega'),
    ]
    expect(said.join(' ')).not.toMatch(/\d|piece of evidence/)
  })
  test('one mentorship: who gives the verdicts afterwards', () => {
    expect(pairEndingSentences(ending, 'Marisol Vega').join(' ')).toContain(
      '4 open goals and 2 pieces of evidence',
    )
    expect(pairEndingSentences(ending, 'Marisol Vega').join(' ')).toContain('Ada has no other mentor here')
    const two = { ...ending, mentors: ['Marisol Vega', 'Kenji Mori'] }
    expect(pairEndingSentences(two, 'Marisol Vega').join(' ')).toContain('Kenji Mori stays')
    const namesakes = { ...ending, mentors: ['Sam Lee', 'Sam Lee'] }
    expect(pairEndingSentences(namesakes, 'Sam Lee').join(' ')).toContain('Sam Lee stays')
  })
  test('deactivating: roles, pairs, teams without a lead', () => {
    const said = deactivationSentences({
      name: 'Ruth',
      teams: [{ name: 'Pythonistas', roles: ['lead', 'mentor'] }],
      mentors: [],
      juniors: ['Ada Okonkwo'],
      teamsWithoutLead: ['Pythonistas'],
    }).join(' ')
    expect(said).toContain('Ruth is a lead and a mentor in Pythonistas. Those roles end.')
    expect(said).toContain('Ruth will no longer mentor Ada Okonkwo.')
    expect(said).toContain('Pythonistas will have no lead.')
  })
})
