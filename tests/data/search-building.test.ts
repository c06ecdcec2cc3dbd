import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { newId } from '#lib/core/ids.ts'
import { buildIndex, rebuildIndex } from '#lib/record/search/building/writes.ts'
import { mendMismatches } from '#lib/record/search/matching/writes.ts'
import { countMisindexed } from '#lib/record/search/reads.ts'
import { forgetText, retitleTexts } from '#lib/record/search/writes.ts'
import { systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, findIds, makeDocument } from '#tests/support/search.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const allIsWell = { absent: 0, words: 0, readers: 0 }

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

/** As an earlier version left it. */
async function makeUnindexed(body: string): Promise<string> {
  const recordId = newId()
  const { mentor, junior, teamId } = world
  await transaction((tx) =>
    tx.insert(searchDocuments).values({
      recordId,
      kind: 'comment',
      pageId: newId(),
      teamId,
      juniorId: junior.viewer.id,
      authorId: mentor.viewer.id,
      visibility: 'circle',
      title: '',
      body,
      at: testNow,
    }),
  )
  return recordId
}

test('texts from before the index are found after the next start, by all who read them', async () => {
  const { mentor, junior, lead, otherMentor } = world
  const id = await makeUnindexed('Mirabelle Łódź')
  expect(await findIds(mentor, 'mirabelle')).toEqual([])
  expect(await countMisindexed(systemContext())).toEqual({ ...allIsWell, absent: 1 })
  const said: number[][] = []
  expect(await buildIndex(systemContext(), (done, all) => void said.push([done, all]))).toBe(1)
  expect(said).toEqual([[1, 1]])
  expect(await buildIndex(systemContext())).toBe(0)
  for (const reader of [mentor, junior, lead]) expect(await findIds(reader, 'lodz')).toEqual([id])
  expect(await findIds(otherMentor, 'lodz')).toEqual([])
  const { foldedBody, titleWords, bodyWords } = searchDocuments
  const rows = await db
    .select({ foldedBody, titleWords, bodyWords })
    .from(searchDocuments)
    .where(eq(searchDocuments.recordId, id))
  expect(rows).toEqual([{ foldedBody: 'mirabelle lodz', titleWords: '', bodyWords: ' mirabelle  lodz ' }])
  expect(await countMisindexed(systemContext())).toEqual(allIsWell)
})

test('what is kept with other words or for other readers is counted, and mended', async () => {
  const { mentor, junior } = world
  const made = await makeDocument(world, { body: 'greengage', visibility: 'circle' })
  const other = await makeDocument(world, { body: 'damson' })
  const set = (id: string, fields: Partial<typeof searchDocuments.$inferInsert>) =>
    transaction((tx) =>
      tx.update(searchDocuments).set(fields).where(eq(searchDocuments.recordId, id)).returning(),
    )
  await set(made, { bodyWords: ' plum ' })
  await set(other, { visibility: 'circle' })
  expect(await countMisindexed(systemContext())).toEqual({ absent: 0, words: 1, readers: 1 })
  expect(await findIds(junior, 'damson')).toEqual([])
  expect(await rebuildIndex(systemContext())).toBeGreaterThan(1)
  expect(await countMisindexed(systemContext())).toEqual(allIsWell)
  expect(await findIds(junior, 'greengage')).toEqual([made])
  expect(await findIds(junior, 'damson')).toEqual([other])
  // These texts have no records.
  await mendMismatches(systemContext())
  expect(await findIds(mentor, 'damson')).toEqual([])
})

test('what gets another title is found by it, and no longer by the one before', async () => {
  const pageId = newId()
  const id = await makeDocument(world, { kind: 'session', pageId, title: 'Session of quince', body: 'notes' })
  await makeDocument(world, { kind: 'action', pageId, title: 'Quince' })
  await transaction((tx) => retitleTexts(tx, { kind: 'session', pageId }, 'Session of sorrel'))
  expect(await findIds(world.mentor, 'sorrel notes')).toEqual([id])
  expect(await findIds(world.mentor, '"session of quince"')).toEqual([])
  expect((await find(world.mentor, 'quince')).counts.all).toBe(1)
  expect(await countMisindexed(systemContext())).toEqual(allIsWell)
})

test('a rebuild goes on while people write, edit and remove, and loses nothing of it', async () => {
  const { mentor, junior } = world
  const made: string[] = []
  for (let index = 0; index < 700; index++) made.push(await makeDocument(world, { body: `medlar n${index}` }))
  const written: string[] = []
  let isOver = false
  const writing = async () => {
    for (let index = 0; !isOver; index += 7) {
      written.push(await makeDocument(world, { body: 'medlar new', visibility: 'circle' }))
      const edited = made[index % 350] ?? ''
      await makeDocument(world, { recordId: edited, body: 'loquat', visibility: 'circle' })
      const removed = made[350 + (index % 350)] ?? ''
      await transaction((tx) => forgetText(tx, removed))
    }
  }
  const building = rebuildIndex(systemContext()).finally(() => {
    isOver = true
  })
  await Promise.all([building, writing()])
  expect(written.length).toBeGreaterThan(1)
  expect(await countMisindexed(systemContext())).toEqual(allIsWell)
  const edits = new Set(Array.from(written, (_, index) => (index * 7) % 350)).size
  expect((await find(junior, 'loquat')).counts.all).toBe(edits)
  expect((await find(junior, 'medlar')).counts.all).toBe(written.length)
  expect((await find(mentor, 'medlar')).counts.all).toBe(700 - 2 * edits + written.length)
})
