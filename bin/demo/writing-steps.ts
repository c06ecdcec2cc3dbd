import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { chooseInput } from '#lib/roadmaps/imports/input.ts'
import { chooseReading, takeImport, uploadRoadmap } from '#lib/roadmaps/imports/writes.ts'
import { publishCopy } from '#lib/roadmaps/publishing/writes.ts'
import { listRoadmaps } from '#lib/roadmaps/reads.ts'
import { arrange } from '#lib/roadmaps/working-copies/arranging/writes.ts'
import { editAbout, editMilestone, editStage } from '#lib/roadmaps/working-copies/editing/writes.ts'
import {
  type Arrange,
  arrangeLevelInput,
  levelInput,
  milestoneInput,
} from '#lib/roadmaps/working-copies/input.ts'
import { arrangeLevels, editLevel } from '#lib/roadmaps/working-copies/levels/writes.ts'
import { getWorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { seenOf, versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { beginCopy } from '#lib/roadmaps/working-copies/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/** The Gophers have their ladder from a table, and the Pythonistas are writing the next version of theirs. */
export function writeRoadmaps(stage: Stage): Act[] {
  return [
    { at: stage.as('outsider', 48, '10:15'), run: (ctx) => importLadder(ctx, stage.teamIds.gophers) },
    { at: stage.as('lead', 6, '15:20'), run: reviseOnCall },
    { at: stage.as('lead', 3, '16:40'), run: (ctx) => uploadDraft(ctx, stage.teamIds.pythonistas) },
  ]
}

async function importLadder(ctx: Ctx, teamId: string): Promise<void> {
  const bytes = readFileSync(path.join(import.meta.dirname, 'go-ladder.csv'))
  const file = { name: 'gopher-ladder.csv', bytes: new Uint8Array(bytes) }
  const { id: importId } = await uploadRoadmap(ctx, { formId: newId(), teamId, file })
  await chooseReading(ctx, chooseInput.parse({ formId: newId(), importId, version: '1', kind: 'skill' }))
  const { id } = await takeImport(ctx, { formId: newId(), importId, version: 2, into: null })
  const { copy } = await written(ctx, id)
  await editAbout(ctx, {
    formId: newId(),
    roadmapId: id,
    version: versionIn(copy, copy),
    title: 'How Gophers grow',
    summary: 'What we look for at each level, as we wrote it down together in the spring.',
  })
  const seen = seenOf((await written(ctx, id)).copy)
  await publishCopy(ctx, { formId: newId(), roadmapId: id, seen, note: '' })
}

/** It waits in the preview. */
async function uploadDraft(ctx: Ctx, teamId: string): Promise<void> {
  const rows = [
    'Stage,Milestone,Criterion',
    'Ground,Talk to users,Has sat beside three people at work',
    'Ground,Talk to users,Tells a wish from a need',
    ',,',
    ',,Without a milestone above it',
    'Ground,Numbers,Says what a dashboard leaves out',
    'Above,Products,Has argued against a feature and been right',
  ]
  const bytes = new TextEncoder().encode(rows.join('\n'))
  await uploadRoadmap(ctx, { formId: newId(), teamId, file: { name: 'beyond-code.csv', bytes } })
}

async function written(ctx: Ctx, roadmapId: string) {
  const copy = await getWorkingCopy(ctx, roadmapId)
  if (!copy) throw new Error('The demo’s roadmap isn’t being written.')
  return copy
}

async function reviseOnCall(ctx: Ctx): Promise<void> {
  const onCall = (await listRoadmaps(ctx)).find(({ teamName }) => teamName !== null)
  if (!onCall) throw new Error('The demo’s team has no roadmap of its own.')
  const roadmapId = onCall.id
  await beginCopy(ctx, { formId: newId(), roadmapId })
  const press = (what: Arrange['do']['what'], key = '') =>
    arrange(ctx, { formId: newId(), roadmapId, do: { what, key, at: 0, to: '' } })
  const added = await press('add-stage')
  const { copy, stages } = await written(ctx, roadmapId)
  const stage = stages.find(({ key }) => key === added.key)
  if (!stage) throw new Error('The demo’s new stage isn’t there.')
  const { key: stageKey } = await editStage(ctx, {
    formId: newId(),
    roadmapId,
    key: stage.key,
    version: versionIn(copy, stage),
    title: 'Help the others through it',
    summary: 'You have had your nights. Now you make the next person’s first one easier.',
  })
  const { key } = await press('add-milestone', stageKey)
  const { milestones } = await written(ctx, roadmapId)
  const milestone = milestones.find((each) => each.key === key)
  if (!milestone) throw new Error('The demo’s new milestone isn’t there.')
  await editMilestone(
    ctx,
    milestoneInput.parse({
      formId: newId(),
      roadmapId,
      key,
      version: versionIn(copy, milestone),
      stage: stageKey,
      kind: 'project',
      title: 'Run a game day for the team',
      description:
        'You break something on purpose, on a Tuesday afternoon, so that nobody learns it at night.',
      criteria: [
        { id: newId(), text: 'Chose a failure that has happened to us' },
        { id: newId(), text: 'Wrote down beforehand what the team should notice, and when' },
      ],
      weeks: '4',
      shown: ['explained_live'],
      outcome: '',
    }),
  )
  await addLevel(ctx, roadmapId, 'On the rota', ['follow-the-runbook', 'read-the-logs', 'own-a-week'])
}

async function addLevel(ctx: Ctx, roadmapId: string, title: string, expects: string[]): Promise<void> {
  const add = { formId: newId(), roadmapId, do: 'add' }
  const { key } = await arrangeLevels(ctx, arrangeLevelInput.parse(add))
  const { copy } = await written(ctx, roadmapId)
  const version = versionIn(copy, copy)
  await editLevel(ctx, levelInput.parse({ formId: newId(), roadmapId, key, version, title, expects }))
}
