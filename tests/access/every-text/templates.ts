import { newId } from '#lib/core/ids.ts'
import { createTemplate, editTemplate } from '#lib/sessions/templates/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import { text } from '../texts.ts'

/** Of a team: one with its words in place of Cairn's, and one of its own; and one of another team. */
export async function writeTemplates({ lead, outsider, teamId, otherTeamId }: World) {
  await editTemplate(lead, {
    formId: newId(),
    teamId,
    template: 'regular',
    version: 0,
    title: 'Our hour',
    questions: [text('template-question')],
  })
  const own = { formId: newId(), teamId, title: text('template-of-team'), questions: ['What is new?'] }
  const { id: templateId } = await createTemplate(lead, own)
  const { id: otherTemplateId } = await createTemplate(outsider, {
    formId: newId(),
    teamId: otherTeamId,
    title: text('template-of-gophers'),
    questions: ['What is new there?'],
  })
  return { templateId, otherTemplateId }
}
