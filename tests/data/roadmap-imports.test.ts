import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { toCsv, toYaml } from '#lib/roadmaps/files/written/rules.ts'
import { chooseInput } from '#lib/roadmaps/imports/input.ts'
import { compareWith, getImport, listImports, listTargets } from '#lib/roadmaps/imports/reads.ts'
import { chooseReading, deleteImport, takeImport, uploadRoadmap } from '#lib/roadmaps/imports/writes.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { copyOf, press, publish, reword } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const ladder = [
  'Level,Competency,What it looks like',
  'Engineer I,Debugging,Reproduces a fault before changing code',
  ',,Reads a stack trace',
  'Engineer I,Reviews,Asks before assuming',
  'Engineer II,Debugging,Finds the fault in code of others',
].join('\n')

async function upload(
  ctx: World['lead'],
  text: string,
  name = 'ladder.csv',
  teamId: string | null = world.teamId,
) {
  const file = { name, bytes: new TextEncoder().encode(text) }
  return (await uploadRoadmap(ctx, { formId: newId(), teamId, file })).id
}

async function takeIt(ctx: World['lead'], importId: string, into: string | null = null) {
  const { version } = await getImport(ctx, importId)
  return (await takeImport(ctx, { formId: newId(), importId, version, into })).id
}

const outlineOf = ({ stages }: RoadmapContent) =>
  stages.map(({ title, milestones }) => [title, ...milestones.map((milestone) => milestone.title)])

describe('an uploaded file', () => {
  test('is its sender’s only, for thirty days', async () => {
    const { lead, mentor, admin, outsider } = world
    const id = await upload(lead, ladder)
    for (const ctx of [mentor, admin, outsider]) {
      await expect(getImport(ctx, id)).rejects.toMatchObject({ name: 'NotFound' })
      await expect(
        takeImport(ctx, { formId: newId(), importId: id, version: 1, into: null }),
      ).rejects.toMatchObject({ name: 'NotFound' })
      await expect(deleteImport(ctx, { formId: newId(), importId: id })).rejects.toMatchObject({
        name: 'NotFound',
      })
      expect((await listImports(ctx)).some((each) => each.id === id)).toBe(false)
    }
    const later = at(lead, new Date(lead.now.getTime() + 31 * 86_400_000))
    await expect(getImport(later, id)).rejects.toMatchObject({ name: 'NotFound' })
    // The next upload tidies it away.
    await upload(later, ladder)
    await expect(getImport(lead, id)).rejects.toMatchObject({ name: 'NotFound' })
  })
  test('isn’t taken for a team that the sender doesn’t lead', async () => {
    for (const ctx of [world.mentor, world.outsider, world.admin])
      await expect(upload(ctx, ladder)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(upload(world.lead, ladder, 'ladder.csv', null)).rejects.toMatchObject({ name: 'NotFound' })
  })
  test('shows what was understood, and is read as chosen, also the next of its name', async () => {
    const { lead } = world
    const id = await upload(lead, ladder, 'chosen.csv')
    const file = await getImport(lead, id)
    expect(file.understood).toMatchObject({ counts: { stages: 2, milestones: 3, criteria: 4 } })
    await chooseReading(
      lead,
      chooseInput.parse({ formId: newId(), importId: id, version: '1', kind: 'behaviour' }),
    )
    const understood = (await getImport(lead, id)).understood
    expect(typeof understood !== 'string' && understood.content.stages[0]?.milestones[0]?.kind).toBe(
      'behaviour',
    )
    await expect(
      chooseReading(lead, chooseInput.parse({ formId: newId(), importId: id, version: '1', kind: 'skill' })),
    ).rejects.toMatchObject({ name: 'Stale' })
    const again = await getImport(lead, await upload(lead, ladder, 'chosen.csv'))
    expect(again.choices).toMatchObject({ kind: 'behaviour' })
  })
  test('that can’t be read says why, and nothing is made of it', async () => {
    const { lead } = world
    const id = await upload(lead, '\u0000\u0001 not a text \u0000', 'picture.png')
    expect(typeof (await getImport(lead, id)).understood).toBe('string')
    await expect(takeIt(lead, id)).rejects.toMatchObject({ name: 'Refused' })
  })
})

describe('a working copy made of a file', () => {
  test('has its stages, milestones and criteria, and no version', async () => {
    const { lead } = world
    const roadmapId = await takeIt(lead, await upload(lead, ladder))
    const { content, before } = await copyOf(lead, roadmapId)
    expect(before).toBeNull()
    expect(outlineOf(content)).toEqual([
      ['Engineer I', 'Debugging', 'Reviews'],
      ['Engineer II', 'Debugging'],
    ])
    await expect(getRoadmap(lead, roadmapId)).rejects.toMatchObject({ name: 'NotFound' })
  })
  test('is updated by the same file, by key: nothing new where nothing is', async () => {
    const { lead } = world
    const id = await upload(lead, ladder, 'again.csv')
    const roadmapId = await takeIt(lead, id)
    const { understood } = await getImport(lead, id)
    if (typeof understood === 'string') throw new Error(understood)
    expect(await compareWith(lead, roadmapId, understood)).toEqual({
      added: [],
      changed: [],
      same: 3,
      absent: [],
    })
    const before = await copyOf(lead, roadmapId)
    await takeIt(lead, await upload(lead, ladder, 'again.csv'), roadmapId)
    expect((await copyOf(lead, roadmapId)).milestones.map(({ version }) => version)).toEqual(
      before.milestones.map(({ version }) => version),
    )
    // What was written here and isn't in the file stays; what the file says anew is taken.
    await press(lead, roadmapId, 'add-milestone engineer-ii')
    await reword(lead, roadmapId, 'milestone', { title: 'Our own', criteria: [{ id: '', text: 'Ours' }] })
    const mended = ladder.replace('Reads a stack trace', 'Reads a long stack trace')
    await takeIt(
      lead,
      await upload(lead, `${mended}\nEngineer II,On call,Is on call`, 'again.csv'),
      roadmapId,
    )
    const { content } = await copyOf(lead, roadmapId)
    expect(outlineOf(content)).toEqual([
      ['Engineer I', 'Debugging', 'Reviews'],
      ['Engineer II', 'Debugging', 'On call', 'Our own'],
    ])
    expect(content.stages[0]?.milestones[0]?.criteria.map(({ text }) => text)).toEqual([
      'Reproduces a fault before changing code',
      'Reads a long stack trace',
    ])
  })
  test('isn’t taken into another team’s roadmap, nor into everybody’s', async () => {
    const { lead, admin } = world
    const theirs = await takeIt(admin, await upload(admin, ladder, 'ladder.csv', null))
    await expect(takeIt(lead, await upload(lead, ladder), theirs)).rejects.toMatchObject({ name: 'NotFound' })
    expect((await listTargets(lead, world.teamId)).some(({ id }) => id === theirs)).toBe(false)
  })
  test.each(['yaml', 'csv'])('an exported %s is imported as it was', async (ending) => {
    const { lead } = world
    const original = contentOfVersion(await getRoadmap(lead, world.roadmap.roadmapId))
    const roadmap = { key: `round-trip-${ending}`, content: original }
    const text = ending === 'yaml' ? toYaml(roadmap) : toCsv(roadmap)
    const roadmapId = await takeIt(lead, await upload(lead, text, `roadmap.${ending}`))
    expect((await copyOf(lead, roadmapId)).content).toEqual(original)
    await publish(lead, roadmapId)
    expect(contentOfVersion(await getRoadmap(lead, roadmapId))).toEqual(original)
  })
})
