import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { uploadRoadmap } from '#lib/roadmaps/imports/writes.ts'
import { answerSuggestion, suggestChange } from '#lib/roadmaps/suggestions/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import { addLevel, begin, copyOf, publish, reword, start } from '#tests/support/world/writing.ts'
import { type TextName, text } from '../texts.ts'

/** A team's roadmap with a published version and a working copy, and everybody's, which only an admin has begun. */
export async function writeRoadmaps(world: World) {
  const { lead, admin, teamId, roadmap } = world
  const ofTeam = await start(lead, teamId, 'A team’s way', roadmap.roadmapId)
  await reword(lead, ofTeam, 'skill-milestone', { title: text('roadmap-of-team') })
  await publish(lead, ofTeam)
  await begin(lead, ofTeam)
  await reword(lead, ofTeam, 'skill-milestone', { title: text('working-copy-of-team') })
  await addLevel(lead, ofTeam, 'First', ['skill-milestone'])
  const everybodys = await start(admin, null, 'Everybody’s way', roadmap.roadmapId)
  await reword(admin, everybodys, 'skill-milestone', { title: text('working-copy-of-admin') })
  await addLevel(admin, everybodys, 'First', [])
  const file = {
    name: 'ladder.csv',
    bytes: new TextEncoder().encode(`Stage,Milestone,Criterion\nFirst,${text('import-of-lead')},Does it`),
  }
  const { id: importId } = await uploadRoadmap(lead, { formId: newId(), teamId, file })
  const suggestions = await writeSuggestions(world, ofTeam)
  const { copy, milestones, stages } = await copyOf(lead, ofTeam)
  return {
    ofTeam,
    suggestions,
    everybodys,
    importId,
    copyId: copy.id,
    updatedAt: copy.updatedAt,
    milestoneVersion: milestones.find(({ key }) => key === 'skill-milestone')?.version ?? 0,
    stageVersion: stages[0]?.version ?? 0,
    copyVersion: copy.version,
  }
}

/** Two that wait, and one that is answered, on a milestone of the team's roadmap. By name, their ids. */
async function writeSuggestions({ mentor, formerMentor, lead }: World, roadmapId: string) {
  const suggest = async (ctx: Ctx, name: TextName) =>
    (
      await suggestChange(ctx, {
        formId: newId(),
        roadmapId,
        milestoneKey: 'skill-milestone',
        body: text(name),
      })
    ).id
  const answered = await suggest(mentor, 'suggestion-answered')
  await answerSuggestion(lead, {
    formId: newId(),
    suggestionId: answered,
    version: 1,
    decision: 'answered',
    answer: text('answer-to-suggestion'),
  })
  return {
    mentor: await suggest(mentor, 'suggestion-mentor'),
    former: await suggest(formerMentor, 'suggestion-former'),
    answered,
  }
}
