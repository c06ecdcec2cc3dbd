import { newId } from '#lib/core/ids.ts'
import { moveAgendaPoint } from '#lib/sessions/agenda/arranging/writes.ts'
import { takeQuestions } from '#lib/sessions/templates/using/writes.ts'
import { arrangeTemplates, createTemplate, editTemplate } from '#lib/sessions/templates/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of a team's templates and of an agenda's order, for `everyVerb()`. */
export function templateVerbs({ teamId, mentorshipId }: World, { points }: Written): Verbs {
  const words = { title: 'Another', questions: ['What is new?'] }
  const [one = newId(), other = newId()] = Object.values(points)
  return {
    moveAgendaPoint: (ctx) =>
      moveAgendaPoint(ctx, { formId: newId(), mentorshipId, do: { what: 'before', id: other, beside: one } }),
    createTemplate: (ctx) => createTemplate(ctx, { formId: newId(), teamId, ...words }),
    editTemplate: (ctx) =>
      editTemplate(ctx, { formId: newId(), teamId, template: 'regular', version: 0, ...words }),
    arrangeTemplates: (ctx) =>
      arrangeTemplates(ctx, { formId: newId(), teamId, do: { what: 'remove', template: 'handover' } }),
    takeQuestions: (ctx) =>
      takeQuestions(ctx, {
        formId: newId(),
        mentorshipId,
        questions: ['What is new?'],
        part: null,
        visibility: 'circle',
      }),
  }
}
