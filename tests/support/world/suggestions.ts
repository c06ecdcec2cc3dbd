import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import type { AnswerSuggestion } from '#lib/roadmaps/suggestions/input.ts'
import { answerSuggestion, editSuggestion, suggestChange } from '#lib/roadmaps/suggestions/writes.ts'
import type { World } from './world.ts'
import { publish, start } from './writing.ts'

/** A team's roadmap that is published, with the milestones of the world's. Returns its id. */
export async function publishedForTeam({ lead, teamId, roadmap }: World): Promise<string> {
  const roadmapId = await start(lead, teamId, 'Our way', roadmap.roadmapId)
  await publish(lead, roadmapId)
  return roadmapId
}

export const suggestion = (roadmapId: string, body = 'Name a debugger') => ({
  formId: newId(),
  roadmapId,
  milestoneKey: 'skill-milestone',
  body,
})

/** Returns its id. */
export async function suggest(ctx: Ctx, roadmapId: string, body?: string): Promise<string> {
  return (await suggestChange(ctx, suggestion(roadmapId, body))).id
}

export function answer(ctx: Ctx, suggestionId: string, changed: Partial<AnswerSuggestion> = {}) {
  return answerSuggestion(ctx, {
    formId: newId(),
    suggestionId,
    version: 1,
    decision: 'answered',
    answer: 'Not this year',
    ...changed,
  })
}

export const edit = (ctx: Ctx, suggestionId: string, body: string, version = 1) =>
  editSuggestion(ctx, { formId: newId(), suggestionId, version, body })
