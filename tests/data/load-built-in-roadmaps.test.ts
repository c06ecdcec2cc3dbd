import { readFile } from 'node:fs/promises'
import { and, asc, count, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { criteria, milestones, resources, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { contentHash } from '#lib/roadmaps/definition/rules.ts'
import { parseRoadmap, type RoadmapDefinition } from '#lib/roadmaps/definition.ts'
import { loadBuiltInRoadmaps, publishRoadmaps } from '#lib/roadmaps/writes.ts'
import { systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'

openTestDatabase()

const ctx = systemContext()

async function counts() {
  const tables = [roadmaps, roadmapVersions, stages, milestones, criteria, resources, auditEvents]
  const found: number[] = []
  for (const table of tables) found.push((await db.select({ rows: count() }).from(table))[0]?.rows ?? 0)
  return found
}

function definition(key: string, change: Partial<RoadmapContent> = {}): RoadmapDefinition {
  const content = { ...parseRoadmap(yaml(key)).content, ...change }
  return { key, content, hash: contentHash({ key, content }) }
}

const yaml = (key: string) => `
key: ${key}
title: A short way
summary: Two stones.
stages:
  - key: begin
    title: Begin
    summary: The first stone.
    milestones:
      - { key: read, kind: skill, title: Read, description: Read it., criteria: [One, Two],
          resources: [{ title: A book, author: Somebody, year: 1999, kind: book }] }
      - { key: make, kind: project, title: Make, description: Make it., criteria: [One, Two], outcome: It stands. }
  - key: go-on
    title: Go on
    summary: The second stone.
    milestones:
      - { key: show, kind: behaviour, title: Show, description: Show it., criteria: [One, Two],
          rubric: [{ title: a, text: A }, { title: b, text: B }, { title: c, text: C }, { title: d, text: D }] }
      - { key: keep, kind: habit, title: Keep, description: Keep it., criteria: [One, Two],
          cadence: { entries: 2, period: month, periods: 6 } }
`

test('the first load publishes version 1, whole and in order', async () => {
  const loaded = await loadBuiltInRoadmaps(ctx)
  expect(loaded).toEqual([
    {
      key: 'junior-to-senior-python',
      title: 'Junior to Senior Python Developer',
      version: 1,
      published: true,
    },
  ])
  const found = await db
    .select({
      stage: stages.position,
      position: milestones.position,
      kind: milestones.kind,
      at: roadmapVersions.publishedAt,
    })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .orderBy(asc(stages.position), asc(milestones.position))
  expect(found.length).toBeGreaterThanOrEqual(40)
  expect(found[0]).toEqual({ stage: 1, position: 1, kind: 'skill', at: testNow })
  expect(found.at(-1)).toMatchObject({ stage: 6, kind: 'habit' })
})

test('loading again, also twice at once, changes nothing', async () => {
  const before = await counts()
  const loaded = await Promise.all([loadBuiltInRoadmaps(ctx), loadBuiltInRoadmaps(ctx)])
  expect(loaded.flat().map(({ version, published }) => ({ version, published }))).toEqual([
    { version: 1, published: false },
    { version: 1, published: false },
  ])
  expect(await counts()).toEqual(before)
})

test('a database from before its levels gets them as a new version, and nothing old changes', async () => {
  const file = await readFile(
    new URL('../../db/roadmaps/junior-to-senior-python.yaml', import.meta.url),
    'utf8',
  )
  const first = parseRoadmap(file.slice(0, file.indexOf('\nlevels:')))
  const whole = parseRoadmap(file)
  const key = 'from-before'
  await publishRoadmaps(ctx, [{ ...first, key }])
  const old = await versionOf(key, 1)
  expect(await publishRoadmaps(ctx, [{ ...whole, key }])).toMatchObject([{ version: 2, published: true }])
  expect(await versionOf(key, 1)).toEqual(old)
  expect(old.levels).toEqual([])
  const now = await versionOf(key, 2)
  expect(now.levels?.map(({ title }) => title)).toEqual(['Junior', 'Intermediate', 'Senior'])
  expect(now.milestones).toEqual(old.milestones)
})

async function versionOf(key: string, number: number) {
  const [version] = await db
    .select({ id: roadmapVersions.id, levels: roadmapVersions.levels, hash: roadmapVersions.contentHash })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(and(eq(roadmaps.key, key), eq(roadmapVersions.number, number)))
  const found = await db
    .select({ key: milestones.key, title: milestones.title, stage: stages.key })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(eq(stages.roadmapVersionId, version?.id ?? ''))
    .orderBy(asc(stages.position), asc(milestones.position))
  return { ...version, milestones: found }
}

test('each kind keeps what is its own', async () => {
  await publishRoadmaps(ctx, [definition('kinds')])
  const found = await db
    .select({
      key: milestones.key,
      outcome: milestones.outcome,
      rubric: milestones.rubric,
      period: milestones.period,
      entries: milestones.entriesPerPeriod,
      periods: milestones.periodsNeeded,
    })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(eq(roadmaps.key, 'kinds'))
    .orderBy(asc(stages.position), asc(milestones.position))
  const none = { outcome: null, rubric: null, period: null, entries: null, periods: null }
  expect(found).toEqual([
    { key: 'read', ...none },
    { key: 'make', ...none, outcome: 'It stands.' },
    {
      key: 'show',
      ...none,
      rubric: ['a', 'b', 'c', 'd'].map((title) => ({ title, text: title.toUpperCase() })),
    },
    { key: 'keep', ...none, period: 'month', entries: 2, periods: 6 },
  ])
  const [book] = await db
    .select({ title: resources.title })
    .from(resources)
    .where(eq(resources.title, 'A book (Somebody, 1999)'))
  expect(book).toBeDefined()
})

test('changed content becomes a new version, and the old one stays as it was', async () => {
  await publishRoadmaps(ctx, [definition('changing')])
  const versionRows = () =>
    db
      .select({ id: roadmapVersions.id, number: roadmapVersions.number, title: roadmapVersions.title })
      .from(roadmapVersions)
      .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
      .where(eq(roadmaps.key, 'changing'))
      .orderBy(asc(roadmapVersions.number))
  const [first] = await versionRows()
  expect(await publishRoadmaps(ctx, [definition('changing', { title: 'A longer way' })])).toEqual([
    { key: 'changing', title: 'A longer way', version: 2, published: true },
  ])
  const versions = await versionRows()
  expect(versions.map(({ number, title }) => [number, title])).toEqual([
    [1, 'A short way'],
    [2, 'A longer way'],
  ])
  expect(versions[0]).toEqual(first)
  // Going back is a change too, since the newest version is the current one.
  expect(await publishRoadmaps(ctx, [definition('changing')])).toMatchObject([
    { version: 3, published: true },
  ])
})

test('when one of several fails, none is published', async () => {
  const before = await counts()
  const broken = definition('broken')
  const [stage] = broken.content.stages
  if (stage) Object.assign(stage.milestones[0] ?? {}, { kind: 'no such kind' })
  await expect(publishRoadmaps(ctx, [definition('whole'), broken])).rejects.toThrow()
  expect(await counts()).toEqual(before)
})
