import Database from 'better-sqlite3'
import { demoFile } from '../support/demo-database.ts'
import { expect, test } from './fixtures.ts'
import { expectWell, isWhole } from './well.ts'

type Goal = { id: string; kind: string; state: string; isBlocked: number; junior: string; mentor: string }

// One goal of each kind in each state that the demo has, since each page has other links and forms.
function oneOfEach(): Goal[] {
  const record = new Database(demoFile, { readonly: true })
  const goals = record
    .prepare(
      `select g.id, m.kind, g.state, g.blocked_at is not null as isBlocked, j.email as junior, p.email as mentor
      from goals g join milestones m on m.id = g.milestone_id join people j on j.id = g.junior_id
      join mentorships s on s.junior_id = g.junior_id and s.team_id = g.team_id and s.ended_at is null
      join people p on p.id = s.mentor_id
      order by p.email <> 'mentor@demo.cairn', j.email <> 'junior@demo.cairn', g.id`,
    )
    .all() as Goal[]
  record.close()
  const kinds = new Map<string, Goal>()
  for (const goal of goals) {
    const key = `${goal.kind} ${goal.state} ${goal.isBlocked}`
    if (!kinds.has(key)) kinds.set(key, goal)
  }
  return [...kinds.values()]
}

// Otherwise each side sees some, and each goal is seen by one at most.
for (const [turn, side] of (['junior', 'mentor'] as const).entries())
  test(`every kind of goal in every state, as its ${side} sees it`, async ({ as }) => {
    const goals = oneOfEach()
    expect(new Set(goals.map(({ kind }) => kind))).toEqual(
      new Set(['skill', 'project', 'behaviour', 'habit']),
    )
    expect(new Set(goals.map(({ state }) => state))).toEqual(
      new Set(['planned', 'in_progress', 'submitted', 'changes_requested', 'achieved', 'dropped']),
    )
    expect(goals.some(({ isBlocked }) => isBlocked)).toBe(true)
    const shown = goals.filter((_, number) => isWhole || number % 8 === turn * 4)
    for (const email of new Set(shown.map((goal) => goal[side]))) {
      const page = await as(email)
      for (const goal of shown.filter((each) => each[side] === email)) {
        const path = `/goals/${goal.id}`
        expect((await page.goto(path))?.status(), `${path} for ${email}`).toBe(200)
        await expectWell(page, path)
      }
      await page.close()
    }
  })
