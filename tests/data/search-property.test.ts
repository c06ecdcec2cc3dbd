import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { documentKinds } from '#db/words.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { daysBefore, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { find, makeDocument } from '#tests/support/search.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

// Words that are alike, so that others' texts would tell by what is suggested, too.
const words = [
  'hazelnit',
  'hazelnat',
  'walnut',
  'walnuts',
  'wallnut',
  'chestnut',
  'C++',
  'getWalnut',
  '東京',
  '京都',
  'walnut.ts',
  'Łódź',
]
const searched = [
  { q: 'walnut' },
  { q: 'waln', sort: 'newest' as const },
  { q: '"walnut chestnut"' },
  { q: 'walnut chestnut', kind: 'goals' as const },
  { q: 'c++' },
  { q: '京' },
  { q: 'lodz .ts' },
  // Only these find nothing of one's own, and are asked about.
  { q: 'walnit' },
  { q: 'hazelnit' },
  { q: 'chesntut walnuta' },
  { q: 'wallnutt' },
  { q: 'Okonkwa' },
  { q: 'Zielinsky' },
]

let world: World
const everything = () => Promise.all(searched.map(({ q, ...more }) => find(world.mentor, q, more)))
beforeAll(async () => {
  world = await makeWorld()
  await makeDocument(world, { body: 'a hazelnut' })
  const visibilities = ['private', 'pair', 'circle'] as const
  for (const [index, kind] of documentKinds.entries())
    for (const visibility of visibilities)
      await makeDocument(world, {
        kind,
        visibility,
        readerId: visibility === 'pair' ? world.junior.viewer.id : null,
        title: index % 3 ? 'Chestnut' : 'A walnut',
        body: `${'walnut chestnut '.repeat(index % 4)} C++ getWalnut 東京 Łódź in walnut.ts`,
        at: daysBefore(testNow, index % 3, 8),
      })
})

const line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((all) => all.join(' '))
const otherTexts = fc.record({
  kind: fc.constantFrom(...documentKinds),
  of: fc.constantFrom('lead', 'junior', 'formerMentor', 'pair', 'otherCircle', 'otherTeam'),
  title: line,
  body: line,
  daysAgo: fc.nat(4),
  fate: fc.constantFrom('stays', 'edited', 'forgotten'),
})

/** Each is one that the mentor can't read. */
function audienceOf(of: string) {
  const { lead, junior, formerMentor, otherJunior, otherMentor, outsider, teamId, otherTeamId } = world
  const ofPair = { visibility: 'pair' as const, authorId: junior.viewer.id, readerId: lead.viewer.id }
  const inCircle = { visibility: 'circle' as const, juniorId: otherJunior.viewer.id, readerId: null }
  if (of === 'pair') return ofPair
  if (of === 'otherCircle') return { ...inCircle, authorId: otherMentor.viewer.id, teamId }
  if (of === 'otherTeam') return { ...inCircle, authorId: outsider.viewer.id, teamId: otherTeamId }
  const author = { lead, junior, formerMentor }[of]
  return { visibility: 'private' as const, authorId: author?.viewer.id ?? '', readerId: null }
}

test('nothing that anyone else writes changes the order, number, marks or suggestions of one’s own hits', async () => {
  const before = await everything()
  expect(before.map(({ counts, suggestion }) => suggestion ?? counts.all > 0)).toEqual([
    ...Array(7).fill(true),
    'walnut',
    'hazelnut',
    'chestnut walnut',
    false,
    'okonkwo',
    false,
  ])
  await fc.assert(
    fc.asyncProperty(fc.array(otherTexts, { minLength: 1, maxLength: 6 }), async (drawn) => {
      for (const { kind, of, title, body, daysAgo, fate } of drawn) {
        const fields = { kind, title, body, at: daysBefore(testNow, daysAgo, 9), ...audienceOf(of) }
        const recordId = await makeDocument(world, fields)
        if (fate === 'edited') await makeDocument(world, { ...fields, recordId, body: `${title} ${body}` })
        if (fate === 'forgotten') await transaction((tx) => forgetText(tx, recordId))
      }
      expect(await everything()).toEqual(before)
    }),
    { numRuns: cases(dialect === 'sqlite' ? 25 : 8) },
  )
})
