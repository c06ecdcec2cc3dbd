import { expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { dayFrom, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

test('how long a session took is for the two who met, on its page and in the timeline', async () => {
  const world = await makeWorld()
  const { mentor, junior, lead } = world
  const id = await makeHeldSession(world, dayFrom(testNow, -3))
  const seen = async (ctx: Ctx) => {
    const { items } = await listTimeline(ctx, junior.viewer.id, timelineInput.parse({ kind: 'sessions' }))
    const [item] = items
    return [(await getSession(ctx, id)).minutes, item?.kind === 'session' && item.minutes]
  }
  expect([await seen(mentor), await seen(junior), await seen(lead)]).toEqual([
    [50, 50],
    [50, 50],
    [null, null],
  ])
})
