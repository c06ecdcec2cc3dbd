import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { newId } from '#lib/core/ids.ts'
import { chooseInput } from '#lib/roadmaps/imports/input.ts'
import { chooseReading, deleteImport, takeImport, uploadRoadmap } from '#lib/roadmaps/imports/writes.ts'
import { moveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { publishCopy } from '#lib/roadmaps/publishing/writes.ts'
import { retireRoadmap } from '#lib/roadmaps/retiring/writes.ts'
import { answerSuggestion, editSuggestion, suggestChange } from '#lib/roadmaps/suggestions/writes.ts'
import { arrange } from '#lib/roadmaps/working-copies/arranging/writes.ts'
import { editAbout, editMilestone, editStage } from '#lib/roadmaps/working-copies/editing/writes.ts'
import { milestoneInput } from '#lib/roadmaps/working-copies/input.ts'
import { beginCopy, discardCopy, startRoadmap } from '#lib/roadmaps/working-copies/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of `lib/assignments` and `lib/roadmaps`, for `everyVerb()`. */
export function roadmapVerbs({ roadmap }: World, of: Written): Verbs {
  return {
    assignMilestones: (ctx) =>
      assignMilestones(
        ctx,
        assignInput.parse({
          roadmapId: roadmap.roadmapId,
          milestones: [roadmap.milestones.project.id],
          juniors: [of.juniorMembership],
          due: 'none',
        }),
      ),
    ...writingVerbs(of),
    moveOn: (ctx) =>
      moveOn(ctx, {
        formId: newId(),
        roadmapId: roadmap.roadmapId,
        to: 2,
        people: [of.versions.placeId],
        map: {},
      }),
    moveBack: (ctx) => moveBack(ctx, { formId: newId(), moveId: of.versions.moveId }),
    retireRoadmap: (ctx) =>
      retireRoadmap(ctx, { formId: newId(), roadmapId: of.versions.teamRoadmapId, decision: 'retire' }),
  }
}

/** On what the lead was writing. */
function writingVerbs({ writing }: Written): Verbs {
  const form = () => ({ formId: newId(), roadmapId: writing.roadmapId })
  const version = `${writing.copyId} 1`
  const seen = writing.seen
  return {
    startRoadmap: (ctx) =>
      startRoadmap(ctx, { formId: newId(), title: 'Another way', teamId: writing.teamId, copyOf: null }),
    beginCopy: (ctx) => beginCopy(ctx, { formId: newId(), roadmapId: writing.publishedId }),
    discardCopy: (ctx) => discardCopy(ctx, { ...form(), seen }),
    editAbout: (ctx) => editAbout(ctx, { ...form(), version, title: 'Another title', summary: '' }),
    editStage: (ctx) => editStage(ctx, { ...form(), version, key: 'stage-1', title: 'Other', summary: '' }),
    editMilestone: (ctx) =>
      editMilestone(
        ctx,
        milestoneInput.parse({
          ...form(),
          version,
          key: 'skill-milestone',
          stage: 'stage-1',
          kind: 'skill',
          title: 'Other',
        }),
      ),
    arrange: (ctx) => arrange(ctx, { ...form(), do: { what: 'add-stage', key: '', at: 0, to: '' } }),
    publishCopy: (ctx) => publishCopy(ctx, { ...form(), seen, note: '' }),
    uploadRoadmap: (ctx) =>
      uploadRoadmap(ctx, {
        formId: newId(),
        teamId: writing.teamId,
        file: { name: 'ladder.csv', bytes: new TextEncoder().encode('Stage,Milestone,Criterion\nA,B,C') },
      }),
    chooseReading: (ctx) =>
      chooseReading(
        ctx,
        chooseInput.parse({ formId: newId(), importId: writing.importId, version: '1', kind: 'project' }),
      ),
    takeImport: (ctx) =>
      takeImport(ctx, { formId: newId(), importId: writing.importId, version: 1, into: null }),
    suggestChange: (ctx) =>
      suggestChange(ctx, {
        formId: newId(),
        roadmapId: writing.publishedId,
        milestoneKey: 'skill-milestone',
        body: 'Longer',
      }),
    editSuggestion: (ctx) =>
      editSuggestion(ctx, {
        formId: newId(),
        suggestionId: writing.suggestionId,
        version: 1,
        body: 'Longer',
      }),
    answerSuggestion: (ctx) =>
      answerSuggestion(ctx, {
        formId: newId(),
        suggestionId: writing.suggestionId,
        version: 1,
        decision: 'taken_over',
        answer: '',
      }),
    deleteImport: (ctx) => deleteImport(ctx, { formId: newId(), importId: writing.importId }),
  }
}
