import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { eq, getTableColumns, getTableName, is, max, Table } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, expect, test } from 'vitest'
import { isNode, parseDocument, visit } from 'yaml'
import { accounts, others } from '#bin/demo/cast.ts'
import { fillDemo } from '#bin/demo/fill.ts'
import { db, transaction } from '#db/client.ts'
import * as schema from '#db/schema/all.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { daysBetween, weekday } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import type { HabitPeriod } from '#lib/goals/practice/rules.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { countMismatches } from '#lib/record/search/matching/reads.ts'
import { mendMismatches } from '#lib/record/search/matching/writes.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { loadBuiltInRoadmaps } from '#lib/roadmaps/writes.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { contextOf, systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { requestsOfTheDemo, tooEarlyInTheDemo } from '#tests/support/demo-order.ts'
import { daysOfTheDemo, momentsOfTheDemo, sentencesOf, textsOfTheDemo } from '#tests/support/demo-record.ts'
import { statesMissing } from '#tests/support/demo-states.ts'

// The only test of `tests/data` that runs on the real day, so it's the one that a moved clock tests: the demo is
// filled up to now and read by its people now.

openTestDatabase()

const now = new Date()
const viewers = new Map<string, Ctx>()
beforeAll(async () => {
  await loadBuiltInThemes(systemContext(now))
  await loadBuiltInRoadmaps(systemContext(now))
  await fillDemo(dayIn(now, 'UTC'))
  const rows = await db
    .select({
      email: people.email,
      id: people.id,
      timeZone: people.timeZone,
      teamId: teams.id,
      teamName: teams.name,
      role: memberships.role,
    })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
  for (const { key, email } of [...accounts, ...others]) {
    const own = rows.filter((row) => row.email === email)
    if (own[0]) viewers.set(key, contextOf({ ...own[0], roles: own }, now))
  }
})
const viewer = (key: string) => viewers.get(key) as Ctx

test('nothing in the demo was written after now, and nothing was done after today', async () => {
  const tables = Object.values(schema).filter((each) => is(each, Table)) as unknown as SQLiteTable[]
  const future: string[] = []
  for (const table of tables)
    for (const [name, column] of Object.entries(getTableColumns(table))) {
      const isDone = /^(reviewedOn|doneOn|observedOn)$/.test(name)
      if (name === 'expiresAt' || !(column.dataType === 'date' || isDone)) continue
      const [row] = await db.select({ latest: max(column) }).from(table)
      const latest: unknown = row?.latest
      if (
        latest instanceof Date ? latest > now : isDone && latest && String(latest) > dayIn(now, 'Asia/Tokyo')
      )
        future.push(`${getTableName(table)}.${name}: ${latest}`)
    }
  expect(tables.length).toBeGreaterThan(20)
  expect(future).toEqual([])
})

test('a lead finds something of every kind that needs attention', async () => {
  const lead = viewer('lead')
  const { juniors } = await getTeamDashboard(lead, lead.viewer.roles[0]?.teamId ?? '')
  const kinds = new Set(juniors.flatMap(({ needs }) => needs.map(({ kind }) => kind)))
  expect([...kinds]).toEqual(
    expect.arrayContaining(['evidence', 'overdue', 'blocked', 'contact', 'no mentor']),
  )
  expect(new Set(juniors.map(({ contact }) => contact))).toEqual(new Set(['fine', 'soon', 'late']))
})

test('every junior’s goals and timeline can be read, and habits have periods up to today', async () => {
  const periods: HabitPeriod[] = []
  let habits = 0
  for (const ctx of viewers.values()) {
    if (!ctx.viewer.roles.some(({ role }) => role === 'junior')) continue
    const goals = await listOwnGoals(ctx)
    const { items } = await listTimeline(ctx, ctx.viewer.id, {})
    if (goals.length > 0) expect(items.length).toBeGreaterThan(5)
    for (const { id, kind } of goals)
      if (kind === 'habit') {
        habits += 1
        periods.push(...(await getGoal(ctx, id)).periods)
      }
  }
  expect(new Set(periods.map(({ state }) => state))).toEqual(
    new Set(['kept', 'skipped', 'running', 'to_come']),
  )
  const current = periods.filter(({ isCurrent }) => isCurrent)
  expect(habits).toBeGreaterThan(3)
  expect(current).toHaveLength(habits)
  for (const { from, to } of current)
    expect([from <= dayIn(now, 'Pacific/Kiritimati'), to >= dayIn(now, 'Pacific/Pago_Pago')]).toEqual([
      true,
      true,
    ])
})

test('every state that a page shows is there', async () => {
  expect(await statesMissing(dayIn(now, 'UTC'))).toEqual([])
})

test('no sentence is said twice', async () => {
  const texts = await textsOfTheDemo()
  const counts = new Map<string, number>()
  for (const sentence of texts.flatMap(sentencesOf)) {
    const folded = sentence.toLowerCase()
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  expect(texts.length).toBeGreaterThan(800)
  expect([...counts].filter(([, count]) => count > 1)).toEqual([])
})

test('sentences are split by meaning, so that one repeated inside another text is found', () => {
  const said = 'We looked at the retry and moved it.'
  expect(sentencesOf(`## Today\n- Short one.\n- ${said} And then some more of other things.`)).toEqual([
    said,
    'And then some more of other things.',
  ])
  expect(
    sentencesOf(`| ${said} | yes |\n\n\`\`\`python\nreturn call(*args, **kwargs) + call()\n\`\`\``),
  ).toEqual([said])
})

test('people work at the hours of the day where they live, and on no weekend', async () => {
  const moments = await momentsOfTheDemo()
  const odd = moments.flatMap(({ what, at, timeZone }) => {
    const time = at.toLocaleTimeString('en-GB', { timeZone })
    const isAtWork = time >= '08:00' && time <= '18:45' && weekday(dayIn(at, timeZone)) <= 5
    return isAtWork ? [] : [`${what} at ${time} on ${dayIn(at, timeZone)} in ${timeZone}`]
  })
  expect(moments.length).toBeGreaterThan(1500)
  expect(odd).toEqual([])
  expect((await daysOfTheDemo()).filter(({ day }) => weekday(day) > 5)).toEqual([])
})

test('what is put off is due later than before', async () => {
  const { dueFrom, dueTo, reason } = schema.goalEvents
  const moved = await db
    .select({ dueFrom, dueTo, reason })
    .from(schema.goalEvents)
    .where(eq(schema.goalEvents.kind, 'due_moved'))
  expect(moved.length).toBeGreaterThan(8)
  expect(moved.filter((each) => each.dueFrom && each.dueTo && each.dueTo <= each.dueFrom)).toEqual([])
})

test('nothing that a person does comes before their account, invite, role or mentorship', async () => {
  expect(await tooEarlyInTheDemo()).toEqual([])
})

test('in each repository, the numbers of requests grow with the days, and not in leaps', async () => {
  const first = new Map<string, { number: number; day: string }>()
  const said = await requestsOfTheDemo()
  for (const { repository, number, day } of said) {
    const key = `${repository} ${number}`
    const known = first.get(key)
    if (!known || day < known.day) first.set(key, { number, day })
  }
  const odd: string[] = []
  for (const [repository, requests] of Map.groupBy(first, ([key]) => key.split(' ')[0])) {
    const byNumber = requests.map(([, request]) => request).sort((a, b) => a.number - b.number)
    for (const [place, { number, day }] of byNumber.entries())
      for (const later of byNumber.slice(place + 1)) {
        const days = daysBetween(day, later.day)
        // A request is read some days after it was opened, and several are opened on one day.
        if (days < -10) odd.push(`${repository}: ${later.number} comes ${-days} days before ${number}`)
        if (later.number - number > 6 + 3 * Math.max(0, days))
          odd.push(`${repository}: from ${number} to ${later.number} in ${days} days`)
      }
  }
  expect(said.length).toBeGreaterThan(80)
  expect(odd).toEqual([])
})

test('no text of the demo is cut short by a # that YAML takes for a comment', () => {
  const folder = path.resolve('bin/demo')
  const stories = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  )
  const cut = stories.flatMap((name) => {
    const comments: string[] = []
    visit(parseDocument(readFileSync(path.join(folder, name), 'utf8')), (_, node) => {
      if (isNode(node) && node.comment) comments.push(`${name}: #${node.comment}`)
    })
    return comments
  })
  expect(stories.length).toBeGreaterThan(10)
  expect(cut).toEqual([])
})

test('search finds every text, and is mended where it finds what is gone or for others', async () => {
  const ctx = systemContext(now)
  const well = { missing: 0, leftOver: 0, astray: 0 }
  expect(await countMismatches(ctx)).toEqual(well)
  const { kind, visibility, readerId, authorId } = schema.searchDocuments
  await transaction(async (tx) => {
    const ofComments = eq(kind, 'comment')
    await tx.update(schema.searchDocuments).set({ visibility: 'circle', readerId: null }).where(ofComments)
    await tx.update(schema.observations).set({ withdrawnAt: now })
  })
  const found = await countMismatches(ctx)
  expect(found).toMatchObject({ missing: 0 })
  expect(Math.min(found.leftOver, found.astray)).toBeGreaterThan(5)
  await mendMismatches(ctx)
  expect(await countMismatches(ctx)).toEqual(well)
  const rows = await db
    .select({ visibility, readerId, authorId })
    .from(schema.searchDocuments)
    .where(eq(kind, 'comment'))
  expect(rows.some((row) => row.visibility === 'pair' && row.readerId !== null)).toBe(true)
})
