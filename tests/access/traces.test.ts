import { beforeAll, describe, expect, test } from 'vitest'
import { count } from '#lib/core/format.ts'
import { dayFrom } from '#tests/support/context.ts'
import { comparable } from './comparable.ts'
import type { Cast } from './every-text/write.ts'
import { openInstance } from './instance.ts'
import { type Role, roles } from './roles.ts'
import { commonWord, namesIn, reads, textNames, wordOf } from './texts.ts'

// Words aren't all that could leak: a count, a mark, the order or a gap could give away a text that the viewer can't
// read. So every page is read twice: with everything in the database, and without what is hidden from the viewer.

const instance = openInstance()
let ids: Set<string>
beforeAll(async () => {
  ids = await instance.ledger.ids()
})

/** Every page that lists, counts or sums up, or that shows texts of several people. */
const places = ({ ids, teamId, goals, sessions, roadmap, gopher }: Cast) => [
  '/',
  '/goals',
  '/queue',
  '/actions',
  '/drafts',
  '/jots',
  '/jots?closed=1',
  '/sessions',
  '/sessions/new',
  `/sessions/new?with=${ids.junior}`,
  '/reviews',
  '/reviews?of=about',
  `/reviews/new?with=${ids.junior}`,
  '/teams',
  `/teams/${teamId}`,
  `/teams/${teamId}/people`,
  `/teams/${teamId}/people/${ids.junior}/leave`,
  `/people/${ids.junior}`,
  `/people/${ids.junior}?kind=private`,
  `/people/${ids.otherJunior}`,
  `/people/${gopher.juniorId}`,
  `/goals/${goals.talk}`,
  `/goals/${goals.project}`,
  `/sessions/${sessions.held}`,
  `/sessions/${sessions.planned}`,
  `/sessions/${sessions.ofFormer}`,
  `/search?q=${commonWord}`,
  `/search?q=${commonWord}&kind=private`,
  // Without a letter, the word is offered.
  `/search?q=${commonWord.replace('n', '')}`,
  `/search?q=Ada`,
  `/roadmaps/${roadmap.roadmapId}`,
  `/roadmaps/${roadmap.roadmapId}?open=all`,
  `/roadmaps/${roadmap.roadmapId}/assign`,
  `/roadmaps/${roadmap.roadmapId}/changes?from=1`,
  `/roadmaps/${roadmap.roadmapId}/move-on`,
  '/admin',
  `/admin/people/${ids.junior}`,
  `/admin/people/${ids.junior}/deactivate`,
  '/admin/teams',
]

// These pages mark what is new, once.
const marksAsRead = /^\/(people|goals)\//

async function look(role: Role, at = places(instance.cast)): Promise<Map<string, string>> {
  const pages = await Promise.all(
    at.map(async (address) => {
      const answer = await instance.ask(role, address)
      return [address, `${answer.status} ${comparable(await answer.text(), ids)}`] as const
    }),
  )
  return new Map(pages)
}

/**
 * Statements that remove what the role can't read: the whole text, or only its words where the circle knows the fact.
 */
function hideFrom(role: Role): string[] {
  const hidden = textNames.filter((name) => !reads(role, name)).map(wordOf)
  const having = (column: string, names = hidden) =>
    names.length === 0 ? '1 = 0' : names.map((word) => `${column} LIKE '%${word}%'`).join(' OR ')
  // That something was withdrawn is told to those who could read it.
  const [withdrawn, rest] = [true, false].map((is) =>
    hidden.filter((word) => word.includes('withdrawn') === is),
  )
  const whole = [
    ['comments', 'body'],
    ['session_notes', 'body'],
    ['agenda_points', 'body'],
    ['actions', 'body'],
    ['wins', 'body'],
    ['jots', 'body'],
    ['drafts', 'fields'],
    ['text_versions', 'fields'],
    ['search_documents', `title || ' ' || body`],
  ] as const
  const words = [
    ['verdicts', 'feedback'],
    ['verdict_criteria', 'remark'],
    ['goal_events', 'reason'],
    ['goals', 'blocked_reason'],
    ['evidence', 'note'],
    ['evidence', 'outcome'],
    ['evidence_links', 'title'],
    ['observations', 'body'],
    ['habit_entries', 'body'],
    ['milestones', 'title'],
    ['milestones', 'description'],
    ['goal_proposals', 'title'],
    ['goal_proposals', 'why'],
    ['goal_proposals', 'answer'],
  ] as const
  const bodies = [...whole.slice(0, 5), ['reviews', 'title'], ['reviews', 'summary']] as const
  const notes = `SELECT id FROM reviews WHERE ${having('title', rest)}`
  return [
    ...whole.map(([table, column]) => `DELETE FROM ${table} WHERE ${having(column, rest)}`),
    `DELETE FROM findings WHERE review_id IN (${notes})`,
    `DELETE FROM review_goals WHERE review_id IN (${notes})`,
    `DELETE FROM reviews WHERE ${having('title', rest)}`,
    ...words.map(
      ([table, column]) => `UPDATE ${table} SET ${column} = 'something else' WHERE ${having(column)}`,
    ),
    ...bodies.map(
      ([table, column]) =>
        `UPDATE ${table} SET ${column} = 'something else' WHERE ${having(column, withdrawn)}`,
    ),
    ...(reads(role, 'evidence-note') ? [] : elsewhere(instance.cast.ids.junior)),
    ...(reads(role, 'evidence-of-other') ? [] : elsewhere(instance.cast.ids.otherJunior)),
    ...(reads(role, 'reason-in-gophers') ? [] : elsewhere(instance.cast.gopher.juniorId)),
  ]
}

// Someone outside a junior's circle can't tell how far the junior is, what waits, or when they met whom.
const elsewhere = (juniorId: string) => [
  `UPDATE goals SET state = 'dropped', blocked_at = NULL, blocked_reason = NULL, due_on = NULL,
   submitted_at = NULL, achieved_at = NULL WHERE junior_id = '${juniorId}'`,
  `DELETE FROM search_documents WHERE kind = 'goal' AND junior_id = '${juniorId}'`,
  `DELETE FROM goal_proposals WHERE junior_id = '${juniorId}'
   AND coalesce(answered_by_id, '') <> '${instance.cast.ids.formerMentor}'`,
  `UPDATE sessions SET state = 'cancelled' WHERE junior_id = '${juniorId}'
   AND mentor_id <> '${instance.cast.ids.formerMentor}'`,
]

describe('with all that is hidden from them taken out, every page is the same for', () => {
  test.each(roles)('%s', async (role) => {
    // Opening a page marks it as read, so only later visits are compared.
    await look(
      role,
      places(instance.cast).filter((address) => marksAsRead.test(address)),
    )
    const compare = async () => {
      const before = await look(role)
      await instance.ledger.run(hideFrom(role))
      const after = await look(role)
      await instance.ledger.restore()
      return [...before].flatMap(([address, page]) => (after.get(address) === page ? [] : [address]))
    }
    const day = () => dayFrom(new Date(), 0)
    const began = day()
    const different = await compare()
    // Pages name days ("Blocked today"), and midnight may have passed between the two visits.
    expect(began === day() ? different : await compare()).toEqual([])
  })
})

test('while taking out what they read is noticed', async () => {
  const before = await look('mentor')
  await instance.ledger.run(hideFrom('lead'))
  const after = await look('mentor')
  await instance.ledger.restore()
  const different = [...before].filter(([address, page]) => after.get(address) !== page)
  expect(different.map(([address]) => address.split('?')[0])).toEqual(
    expect.arrayContaining([
      `/people/${instance.cast.ids.junior}`,
      '/search',
      `/goals/${instance.cast.goals.talk}`,
    ]),
  )
})

describe('the search finds what is readable, all of it and nothing else, for', () => {
  test.each(roles)('%s', async (role) => {
    const found = new Set<string>()
    let hits = 0
    let title = ''
    for (let page = 1, more = true; more; page++) {
      const html = await (await instance.ask(role, `/search?q=${commonWord}&page=${page}`)).text()
      const shown = html.replace(/<script[\s\S]*?<\/script>/g, '')
      if (page === 1)
        title = /<h1[^>]*>([^<]*(?:<!-- -->[^<]*)*)/.exec(shown)?.[1]?.replaceAll('<!-- -->', '') ?? ''
      hits += shown.match(/<li class="result"/g)?.length ?? 0
      for (const name of namesIn(shown)) found.add(name)
      more = shown.includes('Show more')
    }
    // These are part of another text, and an excerpt only shows the beginning.
    const inAnother = /^(finding|remark|evidence-link|evidence-outcome|answer|template-question)/
    const readable = textNames.filter((name) => reads(role, name) && !inAnother.test(name) && isIndexed(name))
    expect([...found].filter((name) => !inAnother.test(name)).sort()).toEqual(readable.sort())
    expect(title).toBe(
      hits === 0 ? `Nothing found for “${commonWord}”` : `${count(hits, 'result')} for “${commonWord}”`,
    )
  })
})

// Reasons are only in a goal's history. Drafts, earlier words, what was withdrawn and what a roadmap is written from are
// never searched.
const isIndexed = (name: string) =>
  !/reason|taken-back|^plan-started|^draft|withdrawn|earlier|working-copy|^import/.test(name)
