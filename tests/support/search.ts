import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import type { searchDocuments } from '#db/schema/search.ts'
import { hasFullTextSearch } from '#db/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { indexText } from '#lib/record/search/writes.ts'
import { search } from '#lib/views/search/reads.ts'
import type { SearchKind } from '#lib/views/search/rules.ts'
import { testNow } from './context.ts'
import type { TestTeam } from './team.ts'

/**
 * Tests of the full-text search. SQLite alone has the index; on PostgreSQL, which the tests run for the schema's sake, it
 * isn't built, and what holds there instead is that no text is found.
 */
export function withFullTextSearch(team: () => TestTeam, tests: () => void): void {
  if (hasFullTextSearch) {
    tests()
    return
  }
  test('without a full-text index, names and milestones are found, texts are not', async () => {
    await put(team(), { body: 'walnut', visibility: 'circle' })
    expect(await find(team().mentor, 'walnut')).toMatchObject({ hasQuery: true, hits: [], hasMore: false })
    expect((await find(team().mentor, 'ada')).juniors).toMatchObject([{ name: 'Ada Okonkwo' }])
  })
}

/** Searches; the first page of all kinds, unless something else is asked for. */
export function find(ctx: Ctx, q: string, more: { kind?: SearchKind; page?: number } = {}) {
  return search(ctx, { q, page: 1, ...more })
}

/** The records of the texts that are found. */
export async function idsOf(ctx: Ctx, q: string): Promise<string[]> {
  return (await find(ctx, q)).hits.map(({ recordId }) => recordId)
}

type Document = Partial<typeof searchDocuments.$inferInsert>

/** Puts a text about the team's junior into the search, its mentor's and private unless said otherwise; answers its id. */
export async function put(team: TestTeam, fields: Document): Promise<string> {
  const recordId = newId()
  await transaction((tx) =>
    indexText(tx, {
      recordId,
      kind: 'comment',
      pageId: newId(),
      teamId: team.teamId,
      juniorId: team.junior.viewer.id,
      authorId: team.mentor.viewer.id,
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
