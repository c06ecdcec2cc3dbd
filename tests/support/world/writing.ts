import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { publishCopy } from '#lib/roadmaps/publishing/writes.ts'
import { arrange } from '#lib/roadmaps/working-copies/arranging/writes.ts'
import { editMilestone } from '#lib/roadmaps/working-copies/editing/writes.ts'
import {
  type Arrange,
  arrangeLevelInput,
  type EditMilestone,
  levelInput,
  milestoneInput,
} from '#lib/roadmaps/working-copies/input.ts'
import { arrangeLevels, editLevel } from '#lib/roadmaps/working-copies/levels/writes.ts'
import { getWorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { seenOf, versionIn } from '#lib/roadmaps/working-copies/rules.ts'
import { beginCopy, startRoadmap } from '#lib/roadmaps/working-copies/writes.ts'

// Writing roadmaps through the same verbs as the pages.

/** Returns the roadmap's id. */
export async function start(
  ctx: Ctx,
  teamId: string | null,
  title: string,
  copyOf: string | null = null,
): Promise<string> {
  return (await startRoadmap(ctx, { formId: newId(), title, teamId, copyOf })).id
}

export async function copyOf(ctx: Ctx, roadmapId: string) {
  const written = await getWorkingCopy(ctx, roadmapId)
  if (!written) throw new Error('Nobody is writing this roadmap.')
  return written
}

export async function begin(ctx: Ctx, roadmapId: string): Promise<void> {
  await beginCopy(ctx, { formId: newId(), roadmapId })
}

/** `pressed` is a button's value: 'add-milestone basics'. */
export function press(ctx: Ctx, roadmapId: string, pressed: string) {
  const [what, key = '', at = '0', to = ''] = pressed.split(' ')
  return arrange(ctx, {
    formId: newId(),
    roadmapId,
    do: { what: what as Arrange['do']['what'], key, at: Number(at), to },
  })
}

/** What the form of a milestone would send, as it is in the working copy and with these fields changed. */
export async function milestoneForm(
  ctx: Ctx,
  roadmapId: string,
  key: string,
  changed: Partial<Record<keyof EditMilestone, unknown>> = {},
): Promise<EditMilestone> {
  const { copy, milestones, stages } = await copyOf(ctx, roadmapId)
  const milestone = milestones.find((each) => each.key === key)
  if (!milestone) throw new Error(`The working copy has no milestone “${key}”.`)
  const { kind, title, description, criteria, needs, weeks, shown, resources } = milestone
  return milestoneInput.parse({
    roadmapId,
    key,
    version: versionIn(copy, milestone),
    stage: stages.find(({ id }) => id === milestone.stageId)?.key,
    kind,
    title,
    description,
    criteria: criteria.map(({ key, text }) => ({ id: key, text })),
    needs: needs.map((key) => ({ key })),
    weeks: weeks === null ? '' : String(weeks),
    shown,
    outcome: milestone.outcome ?? '',
    steps: milestone.rubric ?? [],
    entries: String(milestone.entriesPerPeriod ?? ''),
    period: milestone.period ?? 'month',
    periods: String(milestone.periodsNeeded ?? ''),
    resources: resources.map(({ kind, title, url }) => ({ kind, title, url: url ?? '' })),
    ...changed,
  })
}

export async function reword(
  ctx: Ctx,
  roadmapId: string,
  key: string,
  changed: Parameters<typeof milestoneForm>[3],
): Promise<void> {
  await editMilestone(ctx, await milestoneForm(ctx, roadmapId, key, changed))
}

export async function publish(ctx: Ctx, roadmapId: string, note = ''): Promise<void> {
  const { copy } = await copyOf(ctx, roadmapId)
  await publishCopy(ctx, { formId: newId(), roadmapId, seen: seenOf(copy), note })
}

/** A level in the working copy, with what it expects as `parseExpectation` reads it. Returns its key. */
export async function addLevel(
  ctx: Ctx,
  roadmapId: string,
  title: string,
  expects: string[],
): Promise<string> {
  const added = arrangeLevelInput.parse({ formId: newId(), roadmapId, do: 'add' })
  const { key } = await arrangeLevels(ctx, added)
  const { copy } = await copyOf(ctx, roadmapId)
  const written = { formId: newId(), roadmapId, key, version: versionIn(copy, copy), title, expects }
  return (await editLevel(ctx, levelInput.parse(written))).key
}
