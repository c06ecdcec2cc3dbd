import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { getPlanToStart, listStarts } from '#lib/plans/starting/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { fullPlan, startAll } from '#tests/support/world/plans.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const ada = () => ({ juniorId: world.junior.viewer.id, teamId: world.teamId })
const preview = (ctx: Ctx, planId: string, startsOn = '2026-12-01') =>
  getPlanToStart(ctx, { teamId: world.teamId, planId }, world.junior.viewer.id, startsOn)

describe('who', () => {
  test('starts a plan: a lead, and a mentor for their own juniors', async () => {
    const { lead, mentor, otherMentor, formerMentor, junior, otherJunior, outsider, admin } = world
    const planId = await fullPlan(world)
    for (const ctx of [otherMentor, formerMentor, junior, otherJunior, outsider, admin])
      await expect(startAll(ctx, planId, ada())).rejects.toMatchObject({ name: 'NotFound' })
    const other = { juniorId: otherJunior.viewer.id, teamId: world.teamId }
    await expect(startAll(mentor, planId, other)).rejects.toMatchObject({ name: 'NotFound' })
    await startAll(mentor, planId, ada())
    await startAll(lead, planId, other)
    expect((await listStarts(lead, planId)).map((row) => row.junior.id).sort()).toEqual(
      [junior.viewer.id, other.juniorId].sort(),
    )
    expect((await listStarts(mentor, planId)).map((row) => row.junior.id)).toEqual([junior.viewer.id])
    expect((await listStarts(otherMentor, planId)).map((row) => row.junior.id)).toEqual([other.juniorId])
    for (const ctx of [formerMentor, outsider, admin]) expect(await listStarts(ctx, planId)).toEqual([])
    expect(
      (await getPlanToStart(formerMentor, { teamId: world.teamId, planId }, undefined, undefined)).juniors,
    ).toEqual([])
  })

  test('not for someone of another team, or who has left, or once the mentorship is over', async () => {
    const { lead, mentor, otherJunior, teamId, otherTeamId } = world
    const planId = await fullPlan(world)
    const theirs = newId()
    await transaction((tx) =>
      tx.insert(memberships).values({
        id: theirs,
        personId: otherJunior.viewer.id,
        teamId: otherTeamId,
        role: 'junior',
        startedAt: lead.now,
      }),
    )
    const elsewhere = { juniorId: otherJunior.viewer.id, teamId: otherTeamId }
    await expect(startAll(lead, planId, elsewhere)).rejects.toMatchObject({ name: 'NotFound' })
    await transaction((tx) =>
      tx.update(mentorships).set({ endedAt: lead.now }).where(eq(mentorships.mentorId, mentor.viewer.id)),
    )
    await expect(startAll(mentor, planId, ada())).rejects.toMatchObject({ name: 'NotFound' })
    await transaction((tx) =>
      tx
        .update(memberships)
        .set({ endedAt: lead.now })
        .where(and(eq(memberships.teamId, teamId), eq(memberships.personId, world.junior.viewer.id))),
    )
    await expect(startAll(lead, planId, ada())).rejects.toMatchObject({ name: 'NotFound' })
    await expect(preview(lead, planId)).resolves.toMatchObject({ chosen: null })
  })
})
