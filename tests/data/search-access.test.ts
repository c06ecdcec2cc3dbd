import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import type { Visibility } from '#db/words.ts'
import { newId } from '#lib/core/ids.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { editInput, makeGoal, noteInput } from '#tests/support/reviews.ts'
import { find, idsOf, put, withFullTextSearch } from '#tests/support/search.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
beforeAll(async () => {
  await loadBuiltInThemes(systemContext())
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
})

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

withFullTextSearch(
  () => team,
  () => {
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
      const id = await put(of, {
        title: word,
        body: `Says ${word}`,
        visibility,
        authorId: of[by].viewer.id,
        readerId: reader && of[reader].viewer.id,
      })
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
      await put(of, {
        body: 'hazelnut of the circle',
        visibility: 'circle',
        authorId: juniorId,
        pageId: goalId,
      })
      const own = await put(of, { body: 'hazelnut, mine', visibility: 'circle', pageId: goalId })
      const told = { visibility: 'pair' as const, authorId: juniorId, readerId: of.mentor.viewer.id }
      const addressed = await put(of, { body: 'hazelnut for you', ...told, pageId: goalId })
      await put(of, {
        kind: 'goal',
        title: 'hazelnut',
        visibility: 'circle',
        recordId: goalId,
        pageId: goalId,
      })
      const addresses = async () =>
        (await find(of.mentor, 'hazelnut')).hits.map(({ kind, address }) => `${kind} ${address}`).sort()
      expect(new Set(await addresses())).toEqual(
        new Set([`comment /goals/${goalId}`, `goal /goals/${goalId}`]),
      )
      await transaction((tx) =>
        tx.update(mentorships).set({ endedAt: testNow }).where(eq(mentorships.id, of.mentorshipId)),
      )
      // Who assigned a goal wrote no text in it: it is the circle's, and ends with it.
      expect((await idsOf(of.mentor, 'hazelnut')).sort()).toEqual([own, addressed].sort())
      expect((await find(of.mentor, 'hazelnut')).counts).toMatchObject({ all: 2, goals: 2 })
      expect(await addresses()).toEqual(Array(2).fill(`comment /goals/${goalId}`))
      expect(await idsOf(of.junior, 'hazelnut')).toContain(goalId)
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
  },
)
