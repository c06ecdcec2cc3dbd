import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { countHolders } from '#lib/roadmaps/publishing/reads.ts'
import { publishCopy } from '#lib/roadmaps/publishing/writes.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { editAbout, editMilestone } from '#lib/roadmaps/working-copies/editing/writes.ts'
import { seenOf, versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { begin, copyOf, milestoneForm, press, publish, reword, start } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

/** A copy of the world's roadmap for team Pythonistas, published once. */
async function publishedOne(): Promise<string> {
  const id = await start(world.lead, world.teamId, 'Our way', world.roadmap.roadmapId)
  await publish(world.lead, id)
  return id
}

describe('publishing', () => {
  test('makes a version that stays as it is, and the next one beside it', async () => {
    const { lead, junior } = world
    const id = await publishedOne()
    const first = contentOfVersion(await getRoadmap(junior, id))
    await begin(lead, id)
    await reword(lead, id, 'skill-milestone', {
      weeks: '3',
      shown: ['alone', 'explained_live'],
      needs: [{ key: 'second-milestone' }],
      resources: [{ kind: 'docs', title: 'A page', url: 'https://example.org/page' }],
    })
    const { copy } = await copyOf(lead, id)
    await editAbout(lead, {
      formId: newId(),
      roadmapId: id,
      version: versionIn(copy, copy),
      title: 'Our new way',
      summary: 'Shorter',
    })
    const { content } = await copyOf(lead, id)
    await publish(lead, id, 'Errors have a milestone now.')
    expect(await getRoadmap(junior, id)).toMatchObject({ number: 2, note: 'Errors have a milestone now.' })
    expect(contentOfVersion(await getRoadmap(junior, id))).toEqual(content)
    expect(contentOfVersion(await getRoadmap(junior, id, 1))).toEqual(first)
  })
  test('says what hinders it, and that nothing differs', async () => {
    const { lead } = world
    const id = await start(lead, world.teamId, 'Half done')
    await press(lead, id, 'add-stage')
    await expect(publish(lead, id)).rejects.toMatchObject({ name: 'Refused' })
    const published = await publishedOne()
    await begin(lead, published)
    await expect(publish(lead, published)).rejects.toThrow('Nothing differs')
  })
  test('publishes only what was compared', async () => {
    const { lead } = world
    const id = await publishedOne()
    await begin(lead, id)
    const seen = seenOf((await copyOf(lead, id)).copy)
    const later = at(lead, new Date(lead.now.getTime() + 60_000))
    await reword(later, id, 'skill-milestone', { title: 'Changed meanwhile' })
    await expect(publishCopy(lead, { formId: newId(), roadmapId: id, seen, note: '' })).rejects.toThrow(
      'changed this working copy',
    )
  })
  test('while someone edits sends their words back', async () => {
    const { lead } = world
    const id = await publishedOne()
    await begin(lead, id)
    await reword(lead, id, 'skill-milestone', { title: 'Published meanwhile' })
    const open = await milestoneForm(lead, id, 'skill-milestone', { title: 'Still typing' })
    await publish(lead, id)
    await expect(editMilestone(lead, open)).rejects.toMatchObject({ name: 'Refused' })
    await begin(lead, id)
    // The next working copy counts from 1 again, and isn't mistaken for the one before.
    await expect(editMilestone(lead, { ...open, formId: newId() })).rejects.toMatchObject({
      name: 'Stale',
      saved: { title: 'Published meanwhile' },
    })
  })
})

test('before publishing, those who write it see how many have a milestone, as far as they see these people', async () => {
  const { lead, mentor, admin, outsider, teamId, otherTeamId, junior, otherJunior, formerMentor } = world
  const id = await publishedOne()
  const goal = (
    juniorId: string,
    milestone: 'skill' | 'second',
    fields: Parameters<typeof makeGoal>[2] = {},
  ) => makeGoal(world, milestone, { juniorId, roadmapId: id, ...fields })
  await goal(junior.viewer.id, 'skill', { state: 'achieved' })
  await goal(junior.viewer.id, 'second', { state: 'dropped' })
  await goal(otherJunior.viewer.id, 'skill')
  // Someone who is no junior of the team any more, and one of another team.
  await goal(formerMentor.viewer.id, 'second')
  await goal(junior.viewer.id, 'second', { teamId: otherTeamId })
  const all = new Map([['skill-milestone', { people: 2, achieved: 1 }]])
  expect(await countHolders(lead, { id, teamId })).toEqual(all)
  for (const ctx of [outsider, admin]) expect(await countHolders(ctx, { id, teamId })).toEqual(new Map())
  // A mentor writes no roadmap; their own juniors are all that they could count.
  expect(await countHolders(mentor, { id, teamId })).toEqual(
    new Map([['skill-milestone', { people: 1, achieved: 1 }]]),
  )
  expect(await countHolders(admin, { id: world.roadmap.roadmapId, teamId: null })).toBeUndefined()
})
