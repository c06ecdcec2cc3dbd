import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import type { searchDocuments } from '#db/schema/search.ts'
import { hasFullTextSearch } from '#db/search.ts'
import type { Ctx } from '#lib/context.ts'
import { newId } from '#lib/ids.ts'
import type { Visibility } from '#lib/people/rules.ts'
import { editReview } from '#lib/reviews/edit-writes.ts'
import { loadBuiltInThemes } from '#lib/reviews/theme-writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { search } from '#lib/search/reads.ts'
import { forgetText, indexText } from '#lib/search/writes.ts'
import { systemContext, testNow } from '#tests/helpers/context.ts'
import { openTestDatabase } from '#tests/helpers/database.ts'
import { editInput, makeGoal, noteInput } from '#tests/helpers/reviews.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/helpers/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
beforeAll(async () => {
  await loadBuiltInThemes(systemContext())
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
})

const find = (
  ctx: Ctx,
  q: string,
  more: { kind?: 'goals' | 'sessions' | 'reviews' | 'private'; page?: number } = {},
) => search(ctx, { q, page: 1, ...more })
const idsOf = async (ctx: Ctx, q: string) => (await find(ctx, q)).hits.map(({ recordId }) => recordId)

type Document = Partial<typeof searchDocuments.$inferInsert>

/** Puts a text about the team's junior into the search; answers its id. */
async function put(fields: Document, of = team): Promise<string> {
  const recordId = newId()
  await transaction((tx) =>
    indexText(tx, {
      recordId,
      kind: 'comment',
      pageId: newId(),
      teamId: of.teamId,
      juniorId: of.junior.viewer.id,
      authorId: of.mentor.viewer.id,
      visibility: 'private',
      readerId: null,
      title: '',
      body: '',
      at: testNow,
      ...fields,
    }),
  )
  return recordId
}

type Reader = Exclude<keyof TestTeam, 'teamId' | 'otherTeamId' | 'mentorshipId' | 'formerMentorshipId'>
const readers: Reader[] = [
  'junior',
  'mentor',
  'lead',
  'otherMentor',
  'formerMentor',
  'otherJunior',
  'outsider',
  'admin',
]

// SQLite alone has the full-text index; on PostgreSQL, which the tests run for the schema's sake, it isn't built.
if (!hasFullTextSearch) {
  test('without a full-text index, names and milestones are found, texts are not', async () => {
    await put({ body: 'walnut', visibility: 'circle' })
    expect(await find(team.mentor, 'walnut')).toMatchObject({ hasQuery: true, hits: [], hasMore: false })
    expect((await find(team.mentor, 'ada')).juniors).toMatchObject([{ name: 'Ada Okonkwo' }])
  })
} else withIndex()

function withIndex() {
  // By hand from product.md, "Who sees what". In each: who wrote it, for whom, and who finds it.
  test.each<[Visibility, Reader, Reader | null, Reader[]]>([
    ['private', 'mentor', null, ['mentor']],
    ['private', 'junior', null, ['junior']],
    ['private', 'lead', null, ['lead']],
    ['private', 'formerMentor', null, ['formerMentor']],
    ['pair', 'mentor', 'junior', ['mentor', 'junior']],
    ['pair', 'junior', 'mentor', ['junior', 'mentor']],
    ['pair', 'junior', 'formerMentor', ['junior', 'formerMentor']],
    ['pair', 'lead', 'junior', ['lead', 'junior']],
    ['circle', 'mentor', null, ['mentor', 'junior', 'lead']],
    ['circle', 'junior', null, ['mentor', 'junior', 'lead']],
    ['circle', 'formerMentor', null, ['mentor', 'junior', 'lead', 'formerMentor']],
  ])('a %s text by the %s, for %s, is found by %j alone', async (visibility, by, reader, allowed) => {
    const of = await makeTestTeam()
    const word = `walnut${newId().replaceAll('-', '')}`
    const id = await put(
      {
        title: word,
        body: `Says ${word}`,
        visibility,
        authorId: of[by].viewer.id,
        readerId: reader && of[reader].viewer.id,
      },
      of,
    )
    for (const who of readers) {
      for (const typed of [word, word.slice(0, -3)]) {
        const { hits, counts, hasMore } = await find(of[who], typed)
        const may = allowed.includes(who)
        expect(
          hits.map(({ recordId }) => recordId),
          who,
        ).toEqual(may ? [id] : [])
        expect([counts.all, hasMore], who).toEqual([may ? 1 : 0, false])
      }
      expect((await find(of[who], word, { kind: 'private' })).hits.length, who).toBe(
        visibility === 'private' && who === by ? 1 : 0,
      )
    }
  })

  test('what ends with a mentorship isn’t found any more; the own words and what was addressed to one are', async () => {
    const of = await makeTestTeam()
    const goalId = await makeGoal(of, roadmap)
    const juniorId = of.junior.viewer.id
    await put(
      { body: 'hazelnut of the circle', visibility: 'circle', authorId: juniorId, pageId: goalId },
      of,
    )
    const own = await put({ body: 'hazelnut, mine', visibility: 'circle', pageId: goalId }, of)
    const told = { visibility: 'pair' as const, authorId: juniorId, readerId: of.mentor.viewer.id }
    const addressed = await put({ body: 'hazelnut for you', ...told, pageId: goalId }, of)
    const addresses = async () => (await find(of.mentor, 'hazelnut')).hits.map(({ address }) => address)
    expect(await addresses()).toEqual(Array(3).fill(`/goals/${goalId}`))
    await transaction((tx) =>
      tx
        .update(mentorships)
        .set({ endedAt: testNow })
        .where(eq(mentorships.id, of.mentorshipId))
        .returning({ id: mentorships.id }),
    )
    expect((await idsOf(of.mentor, 'hazelnut')).sort()).toEqual([own, addressed].sort())
    expect(await addresses()).toEqual(Array(2).fill(`/people/${juniorId}`))
  })

  test('edits are found by their new words and not by the old ones; what was taken out is gone', async () => {
    const input = noteInput(team, { summary: 'A pistachio' })
    await logReview(team.mentor, input)
    expect(await idsOf(team.junior, 'pistachio')).toEqual([input.id])
    await editReview(team.mentor, editInput(input, { summary: 'An almond' }))
    expect(await idsOf(team.junior, 'pistachio')).toEqual([])
    expect(await idsOf(team.junior, 'almond')).toEqual([input.id])
    await editReview(
      team.mentor,
      editInput(input, { version: 2, summary: 'An almond', visibility: 'private' }),
    )
    expect(await idsOf(team.junior, 'almond')).toEqual([])
    expect(await idsOf(team.mentor, 'almond')).toEqual([input.id])
    await transaction((tx) => forgetText(tx, input.id))
    expect(await idsOf(team.mentor, 'almond')).toEqual([])
  })

  test('words are found whatever their case and marks, by their beginning, and in phrases', async () => {
    const id = await put({ body: 'Leïla said: the gateway was down, не спать, naïveté' })
    for (const typed of [
      'Leila',
      'LEÏLA',
      'leil',
      'gateway down',
      '"gateway was"',
      'спать',
      'naivete',
      'down:',
    ])
      expect(await idsOf(team.mentor, typed), typed).toEqual([id])
    for (const typed of ['"gateway down"', 'eila', 'gateway up', '"gateway wa"'])
      expect(await idsOf(team.mentor, typed), typed).toEqual([])
  })

  test('nothing that is typed is an error', async () => {
    const hostile = [
      '"',
      '""',
      "' OR 1=1 --",
      'a" OR body:b',
      'NEAR(a b, 5)',
      'title:x',
      '{title body}:x',
      '^a',
      'a*b*',
      '-a',
      '+',
      'AND',
      'NOT',
      'a AND',
      '\u0000',
      '\ud800',
      '\u{1E900}\u{1E901}',
      '々',
      '\u0301',
      'e\u0301',
      '%',
      '_',
      'x'.repeat(200),
      '(((((',
      ';DROP TABLE people',
    ]
    for (const typed of hostile) expect((await find(team.mentor, typed)).hits, typed).toBeInstanceOf(Array)
    expect(await find(team.mentor, '?!')).toMatchObject({ hasQuery: false, hits: [] })
  })

  test('a title counts more than a body, and what was found is marked in both', async () => {
    const inBody = await put({ title: 'Other', body: 'about a macadamia, a long way down' })
    const inTitle = await put({ title: 'The macadamia', body: 'something else' })
    const { hits } = await find(team.mentor, 'macad')
    expect(hits.map(({ recordId }) => recordId)).toEqual([inTitle, inBody])
    expect(hits[0]?.title).toEqual([
      { text: 'The ', isFound: false },
      { text: 'macadamia', isFound: true },
    ])
    expect(hits[1]?.excerpt.find((part) => part.isFound)?.text).toBe('macadamia')
  })

  test('hits come in pages of twenty, by kind, with counts of what one may read', async () => {
    const of = await makeTestTeam()
    for (let index = 0; index < 23; index++) await put({ body: 'cashew', visibility: 'circle' }, of)
    await put({ body: 'cashew', kind: 'session' }, of)
    await put({ body: 'cashew', kind: 'action', visibility: 'circle' }, of)
    const first = await find(of.mentor, 'cashew')
    expect([first.hits.length, first.hasMore]).toEqual([20, true])
    expect(first.counts).toEqual({ all: 25, goals: 23, sessions: 2, reviews: 0, private: 1 })
    const second = await find(of.mentor, 'cashew', { page: 2 })
    expect([second.hits.length, second.hasMore]).toEqual([5, false])
    const shown = [...first.hits, ...second.hits].map(({ recordId }) => recordId)
    expect(new Set(shown).size).toBe(25)
    expect((await find(of.lead, 'cashew', { kind: 'sessions' })).hits).toHaveLength(1)
    expect((await find(of.lead, 'cashew')).counts).toMatchObject({ all: 24, sessions: 1, private: 0 })
  })

  test('juniors are found by whom their circle holds, milestones by everyone', async () => {
    const names = async (ctx: Ctx) => (await find(ctx, 'Zielinski')).juniors.map(({ name }) => name)
    expect(await names(team.lead)).toEqual(['Tomasz Zieliński'])
    expect(await names(team.otherMentor)).toEqual(['Tomasz Zieliński'])
    expect(await names(team.otherJunior)).toEqual(['Tomasz Zieliński'])
    for (const stranger of [team.mentor, team.junior, team.outsider, team.admin])
      expect(await names(stranger)).toEqual([])
    expect((await find(team.admin, 'milestone hab')).milestones).toMatchObject([
      { title: 'Milestone habit', roadmapId: roadmap.roadmapId },
    ])
  })
}
