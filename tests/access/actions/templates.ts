import { newId } from '#lib/core/ids.ts'
import type { ActionRow } from './row.ts'

const file = 'app/(main)/teams/[teamId]/templates/actions.ts'
const words = { title: 'A template', questions: 'What is new?' }

/** A team's leads write its session templates; the mentor of a pair takes questions from them. */
export const templateActions: ActionRow[] = [
  { file, name: 'create', fields: ({ teamId }) => ({ formId: newId(), teamId, ...words }), may: 'lead' },
  {
    file,
    name: 'edit',
    fields: ({ teamId, templates }) => ({
      formId: newId(),
      teamId,
      template: templates.templateId,
      version: '1',
      ...words,
    }),
    may: 'lead',
  },
  {
    file,
    name: 'edit',
    about: 'another team’s',
    fields: ({ otherTeamId, templates }) => ({
      formId: newId(),
      teamId: otherTeamId,
      template: templates.templateId,
      version: '1',
      ...words,
    }),
    may: 'nobody',
  },
  {
    file,
    name: 'arrange',
    fields: ({ teamId }) => ({ formId: newId(), teamId, do: 'remove handover' }),
    may: 'lead',
  },
  {
    file: 'app/(main)/sessions/points/from-template/actions.ts',
    name: 'take',
    fields: ({ mentorshipId }) => ({
      formId: newId(),
      mentorshipId,
      'questions.0.id': '0',
      'questions.0.body': 'What is new?',
      'questions.0.isTaken': 'on',
      from: '/sessions',
    }),
    may: 'mentor',
  },
]
