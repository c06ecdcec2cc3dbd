import { newId } from '#lib/core/ids.ts'
import { listOwnJuniors } from '#lib/sessions/logging/reads.ts'
import { listTemplates } from '#lib/sessions/templates/reads.ts'
import { takeQuestions } from '#lib/sessions/templates/using/writes.ts'
import { arrangeTemplates, createTemplate, editTemplate } from '#lib/sessions/templates/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/** The team's words in place of Cairn's, one of its own, one that it doesn't use, and questions taken from one. */
export function keepTemplates(stage: Stage): Act[] {
  const teamId = stage.teamIds.pythonistas
  const remove = (template: string) => ({
    formId: newId(),
    teamId,
    do: { what: 'remove' as const, template },
  })
  return [
    {
      at: stage.as('lead', 50, '16:10'),
      run: async (ctx) => {
        await editTemplate(ctx, {
          formId: newId(),
          teamId,
          template: 'regular',
          version: 0,
          title: 'Our Tuesday hour',
          questions: [
            'What are you glad about since last time?',
            'What took longer than it should have, and why?',
            'Which goal moves next, and what does it need?',
            'What should we stop doing?',
          ],
        })
        await createTemplate(ctx, {
          formId: newId(),
          teamId,
          title: 'After an incident',
          questions: [
            'What did you see first, and what did you think it was?',
            'Who or what would have told you sooner?',
            'What did you try, and what did each try teach you?',
            'What is written down now that wasn’t before?',
          ],
        })
        await arrangeTemplates(ctx, remove('handover'))
      },
    },
    {
      at: stage.as('mentor', 1, '17:40'),
      run: async (ctx) => {
        const [pair] = await listOwnJuniors(ctx, stage.personId('priya'))
        const template = (await listTemplates(ctx, teamId)).find(({ key }) => key === 'goal-review')
        if (!pair || !template) throw new Error('Priya’s mentor has no template to take questions from.')
        await takeQuestions(ctx, {
          formId: newId(),
          mentorshipId: pair.mentorshipId,
          questions: template.questions.slice(0, 2),
          part: 'talk',
          visibility: 'pair',
        })
      },
    },
  ]
}
