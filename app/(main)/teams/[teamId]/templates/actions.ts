'use server'

import { formAction } from '#app/_server/form-action.ts'
import { arrangeTemplatesInput, newTemplateInput, templateInput } from '#lib/sessions/templates/input.ts'
import { arrangeTemplates, createTemplate, editTemplate } from '#lib/sessions/templates/writes.ts'

export const create = formAction(newTemplateInput, async (ctx, input) => {
  const { id } = await createTemplate(ctx, input)
  return { to: `/teams/${input.teamId}/templates`, notice: 'template-created', place: id }
})

export const edit = formAction(templateInput, async (ctx, input) => {
  await editTemplate(ctx, input)
  return { to: `/teams/${input.teamId}/templates`, notice: 'saved', place: input.template }
})

export const arrange = formAction(arrangeTemplatesInput, async (ctx, input) => {
  await arrangeTemplates(ctx, input)
  const { what, template } = input.do
  const notice = what === 'remove' ? 'template-removed' : 'restored'
  return { to: `/teams/${input.teamId}/templates`, notice, place: template }
})
