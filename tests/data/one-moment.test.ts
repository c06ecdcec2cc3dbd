import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { atOneMoment, db, openHandle, setHandle, transaction } from '#db/client.ts'
import { instantPlaceholder, prepared } from '#db/prepared.ts'
import { goals } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getJunior } from '#lib/people/juniors/reads.ts'
import { getActionsPage } from '#lib/views/actions/reads.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { getHome } from '#lib/views/home/reads.ts'
import { getJuniorPage } from '#lib/views/junior-page/reads.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal, makeSubmittedGoal } from '#tests/support/world/goals.ts'
import { makeHeldSession, makeOpenAction } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase({ mayDoTwice: false })

let world: World
beforeAll(async () => {
  world = await makeWorld()
  await makeGoal(world, 'habit', { state: 'in_progress' })
  await makeSubmittedGoal(world)
  await makeHeldSession(world, '2026-10-27')
  await makeOpenAction(world, world.mentor, 'Send the talk', '2026-11-15')
})

const plain = async () => (await db.select({ id: goals.id }).from(goals)).length
const keptReady = prepared(() =>
  db
    .select({ id: goals.id })
    .from(goals)
    .where(eq(goals.createdAt, instantPlaceholder('at'))),
)
const ready = async () => (await keptReady({ at: testNow })).length

/** Another goal, which isn't any record's that counts here. */
const writeGoal = () =>
  transaction(async (tx) => {
    const [first] = await tx.select().from(goals).limit(1)
    if (!first) throw new Error('There’s no goal.')
    await tx.insert(goals).values({ ...first, id: newId(), state: 'dropped', createdAt: testNow })
  })

test('what others write meanwhile isn’t seen until the end, also by reads that are prepared', async () => {
  const [began, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const before = [await plain(), await ready()]
  const reading = atOneMoment(async () => {
    const first = [await plain(), await ready()]
    began.resolve()
    await written.promise
    return [first, await atOneMoment(async () => [await plain(), await ready()])]
  })
  await began.promise
  await writeGoal()
  const beside = [await plain(), await ready()]
  written.resolve()
  expect(await reading).toEqual([before, before])
  const after = before.map((number) => number + 1)
  expect(beside).toEqual(after)
  expect(await atOneMoment(async () => [await plain(), await ready()])).toEqual(after)
})

test('a moment that fails leaves nothing open, and none writes', async () => {
  const missing = atOneMoment(async () => {
    await plain()
    throw new NotFound()
  })
  await expect(missing).rejects.toThrow(NotFound)
  const writing = atOneMoment(async () => transaction(async () => undefined))
  await expect(writing).rejects.toThrow('must not write')
  await writeGoal()
  // More than there are connections.
  const found = await Promise.all(Array.from({ length: 30 }, () => atOneMoment(plain)))
  expect(new Set(found)).toEqual(new Set([await plain()]))
})

describe.each<[page: string, read: (all: Record<'junior' | 'mentor' | 'lead', Ctx>) => Promise<unknown>]>([
  ['a junior’s home', ({ junior }) => getHome(junior)],
  ['a mentor’s home', ({ mentor }) => getHome(mentor)],
  ['a lead’s home', ({ lead }) => getHome(lead)],
  ['the actions', ({ mentor }) => getActionsPage(mentor)],
  ['the team', ({ lead }) => getTeamDashboard(lead, world.teamId)],
  [
    'a junior’s page',
    async ({ mentor, junior }) => {
      const about = await atOneMoment(() => getJunior(mentor, junior.viewer.id))
      return getJuniorPage(mentor, about, {}, true)
    },
  ],
])('%s', (_, read) => {
  test('is read at one moment', async () => {
    const handle = openHandle()
    onTestFinished(() => setHandle(handle))
    const asked = { inside: 0, outside: 0 }
    setHandle({
      ...handle,
      reader: counting(handle.reader, () => {
        asked.outside += 1
      }),
      atOneMoment: (work) =>
        handle.atOneMoment((reader) =>
          work(
            counting(reader, () => {
              asked.inside += 1
            }),
          ),
        ),
    })
    await read(world)
    expect(asked.outside).toBe(0)
    expect(asked.inside).toBeGreaterThan(3)
  })
})

function counting<Reader extends object>(reader: Reader, note: () => void): Reader {
  return new Proxy(reader, {
    get(target, name) {
      note()
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
