import { transaction } from '#db/client.ts'
import type { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { indexText } from '#lib/record/search/writes.ts'
import { search } from '#lib/views/search/reads.ts'
import type { SearchKind, SearchOrder } from '#lib/views/search/rules.ts'
import { testNow } from './context.ts'
import type { World } from './world/world.ts'

export function find(
  ctx: Ctx,
  q: string,
  more: { kind?: SearchKind; sort?: SearchOrder; page?: number } = {},
) {
  return search(ctx, { q, page: 1, ...more })
}

export async function findIds(ctx: Ctx, q: string): Promise<string[]> {
  return (await find(ctx, q)).hits.map(({ recordId }) => recordId)
}

type Document = Partial<typeof searchDocuments.$inferInsert>

/** Indexes a private text by the mentor about the junior; `fields` replace any of that. Returns the record's id. */
export async function makeDocument(world: World, fields: Document): Promise<string> {
  const recordId = newId()
  await transaction((tx) =>
    indexText(tx, {
      recordId,
      kind: 'comment',
      pageId: newId(),
      teamId: world.teamId,
      juniorId: world.junior.viewer.id,
      authorId: world.mentor.viewer.id,
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
