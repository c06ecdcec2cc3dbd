import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { listRoadmaps } from '#lib/roadmaps/reads.ts'
import { listSuggestions } from '#lib/roadmaps/suggestions/reads.ts'
import { answerSuggestion, suggestChange } from '#lib/roadmaps/suggestions/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/** Mentors on the Pythonistas' own roadmap: one was answered, one is being worked in, one waits for Ruth. */
export function suggestChanges(stage: Stage): Act[] {
  return [
    {
      at: stage.as('david', 20, '10:15'),
      run: (ctx) =>
        suggest(
          ctx,
          'follow-the-runbook',
          'Two stale steps is a low bar: ours have more than that on every page. I’d ask for one runbook **from end to end**, with the date at the top.',
        ),
    },
    {
      at: stage.as('lead', 19, '09:40'),
      run: (ctx) =>
        answer(
          ctx,
          'answered',
          'True of the billing ones, but the new services have hardly any. Let’s keep two steps until the old pages are gone, and look again in the summer.',
        ),
    },
    {
      at: stage.as('mentor2', 8, '16:30'),
      run: (ctx) =>
        suggest(
          ctx,
          'hand-over-well',
          'Hana’s hand-over was good and took her half a day. I’d say how long it may be: *one screen, links instead of logs*.',
        ),
    },
    { at: stage.as('lead', 6, '15:50'), run: (ctx) => answer(ctx, 'taken_over', '') },
    {
      at: stage.as('mentor', 2, '13:20'),
      run: (ctx) =>
        suggest(
          ctx,
          'shadow-a-week',
          'I sat beside a week in which nothing happened, and so will others. Could it count incidents rather than days? Say:\n\n- sat in on three alerts, or\n- two weeks, whichever comes first',
        ),
    },
  ]
}

async function ownRoadmap(ctx: Ctx): Promise<string> {
  const ofTeam = (await listRoadmaps(ctx)).find(({ teamName }) => teamName !== null)
  if (!ofTeam) throw new Error('The demo’s team has no roadmap of its own.')
  return ofTeam.id
}

async function suggest(ctx: Ctx, milestoneKey: string, body: string): Promise<void> {
  await suggestChange(ctx, { formId: newId(), roadmapId: await ownRoadmap(ctx), milestoneKey, body })
}

async function answer(ctx: Ctx, decision: 'answered' | 'taken_over', words: string): Promise<void> {
  const { suggestions } = await listSuggestions(ctx, await ownRoadmap(ctx))
  const open = suggestions.find(({ mayAnswer }) => mayAnswer)
  if (!open) throw new Error('Nothing is suggested in the demo.')
  const { id, version } = open
  await answerSuggestion(ctx, { formId: newId(), suggestionId: id, version, decision, answer: words })
}
