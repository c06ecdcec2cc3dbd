import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { arrangeLevelInput, levelInput } from '#lib/roadmaps/working-copies/input.ts'
import { arrangeLevels, editLevel } from '#lib/roadmaps/working-copies/levels/writes.ts'
import { versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { begin, copyOf, press, publish, start } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
let roadmapId: string
beforeAll(async () => {
  world = await makeWorld()
  roadmapId = await start(world.lead, world.teamId, 'With levels', world.roadmap.roadmapId)
})

const arrange = (ctx: Ctx, pressed: string, formId = newId()) =>
  arrangeLevels(ctx, arrangeLevelInput.parse({ formId, roadmapId, do: pressed }))

async function edit(ctx: Ctx, key: string, fields: { title: string; expects: string[]; version?: string }) {
  const { copy } = await copyOf(world.lead, roadmapId)
  const version = versionIn(copy, copy)
  return editLevel(ctx, levelInput.parse({ formId: newId(), roadmapId, key, version, ...fields }))
}

const levels = async () => (await copyOf(world.lead, roadmapId)).content.levels

describe('levels in a working copy', () => {
  test('are added, titled and told what they expect', async () => {
    const formId = newId()
    const { key } = await arrange(world.lead, 'add', formId)
    expect(key).toBe('level')
    expect((await arrange(world.lead, 'add', formId)).key).toBe('')
    expect(await levels()).toHaveLength(1)
    const [behaviour, skill] = (await copyOf(world.lead, roadmapId)).content.stages
      .flatMap(({ milestones }) => milestones)
      .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
      .filter(({ kind }) => kind === 'behaviour' || kind === 'skill')
    const titled = await edit(world.lead, key, {
      title: 'Beginner',
      expects: ['', skill?.key ?? '', `${behaviour?.key} 2`, 'not-there'],
    })
    expect(titled.key).toBe('beginner')
    const [saved] = await levels()
    expect(saved).toMatchObject({ key: 'beginner', title: 'Beginner' })
    expect(saved?.expects.toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0))).toEqual([
      { milestone: skill?.key, step: null },
      { milestone: behaviour?.key, step: 2 },
    ])
  })

  test('stale edits show both choices, and nothing is overwritten', async () => {
    const { copy } = await copyOf(world.lead, roadmapId)
    const version = versionIn(copy, copy)
    const [saved] = await levels()
    await edit(world.lead, 'beginner', { title: 'Newcomer', expects: [] })
    await expect(
      edit(world.lead, 'beginner', { title: 'Learner', expects: [], version }),
    ).rejects.toMatchObject({ name: 'Stale', saved: { title: 'Newcomer', expects: '' } })
    expect(await levels()).toMatchObject([{ title: 'Newcomer' }])
    await edit(world.lead, 'beginner', {
      title: 'Beginner',
      expects: saved?.expects.map(({ milestone }) => milestone) ?? [],
    })
  })

  test('are moved where the page showed them, removed and put back', async () => {
    await arrange(world.lead, 'add')
    await edit(world.lead, 'level', { title: 'Advanced', expects: [] })
    await arrange(world.lead, 'move advanced 1 0')
    expect((await levels()).map(({ key }) => key)).toEqual(['advanced', 'beginner'])
    await expect(arrange(world.lead, 'move advanced 1 0')).rejects.toMatchObject({ name: 'Refused' })
    await arrange(world.lead, 'remove beginner')
    expect((await levels()).map(({ key }) => key)).toEqual(['advanced'])
    await expect(edit(world.lead, 'beginner', { title: 'Gone', expects: [] })).rejects.toMatchObject({
      name: 'Refused',
    })
    await arrange(world.lead, 'restore beginner')
    const [, beginner] = await levels()
    expect(beginner).toMatchObject({ key: 'beginner' })
    expect(beginner?.expects).toHaveLength(2)
    expect(beginner).not.toHaveProperty('isRemoved')
  })

  test('nobody’s open editor is stale because of a move, but one of the title is', async () => {
    const { copy } = await copyOf(world.lead, roadmapId)
    const version = versionIn(copy, copy)
    await arrange(world.lead, 'move beginner 1 0')
    await edit(world.lead, 'advanced', { title: 'Advanced', expects: [], version })
    await expect(
      edit(world.lead, 'advanced', { title: 'Advanced', expects: [], version }),
    ).rejects.toMatchObject({ name: 'Stale' })
  })

  test('are written by those who write the roadmap', async () => {
    const { mentor, junior, outsider, admin } = world
    for (const ctx of [mentor, junior, outsider, admin]) {
      await expect(arrange(ctx, 'add')).rejects.toMatchObject({ name: 'NotFound' })
      await expect(edit(ctx, 'beginner', { title: 'Mine', expects: [] })).rejects.toMatchObject({
        name: 'NotFound',
      })
    }
    await expect(arrange(world.lead, 'move no-such-level 0 1')).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('are at most 20', async () => {
    while ((await levels()).length < 20) await arrange(world.lead, 'add')
    await expect(arrange(world.lead, 'add')).rejects.toMatchObject({ name: 'Refused' })
    for (const { key, title } of await levels()) if (!title) await arrange(world.lead, `remove ${key}`)
  })

  test('are published as they are there, and keep their keys in the next version', async () => {
    await publish(world.lead, roadmapId)
    const published = await getRoadmap(world.lead, roadmapId)
    expect(published.levels?.map(({ key }) => key)).toEqual(['beginner', 'advanced'])
    for (const level of published.levels ?? []) expect(level).not.toHaveProperty('isRemoved')
    await begin(world.lead, roadmapId)
    expect((await edit(world.lead, 'beginner', { title: 'First', expects: [] })).key).toBe('beginner')
    await press(world.lead, roadmapId, 'add-stage')
    expect((await copyOf(world.lead, roadmapId)).copy.levels).toHaveLength(2)
  })
})
