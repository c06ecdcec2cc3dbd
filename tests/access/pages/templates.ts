import type { PageRow } from './row.ts'

const readers = 'mentor otherMentor formerMentor lead'
const route = '/teams/[teamId]/templates'
const taking = '/sessions/points/from-template'

/** Of a team's session templates: leads and mentors read them, leads write them, and the mentor of a pair uses them. */
export const templates: PageRow[] = [
  {
    route,
    at: ({ teamId }) => `/teams/${teamId}/templates`,
    open: readers,
    shows: ['template-of-team', 'template-question'],
  },
  {
    route,
    at: ({ otherTeamId }) => `/teams/${otherTeamId}/templates`,
    open: 'otherLead',
    shows: ['template-of-gophers'],
  },
  { route: `${route}/new`, at: ({ teamId }) => `/teams/${teamId}/templates/new`, open: 'lead' },
  {
    route: `${route}/[template]`,
    at: ({ teamId, templates }) => `/teams/${teamId}/templates/${templates.templateId}`,
    open: 'lead',
    shows: ['template-of-team'],
  },
  {
    route: `${route}/[template]`,
    at: ({ teamId }) => `/teams/${teamId}/templates/regular`,
    open: 'lead',
    shows: ['template-question'],
  },
  {
    route: `${route}/[template]`,
    at: ({ teamId }) => `/teams/${teamId}/templates/regular?wording=cairn`,
    open: 'lead',
  },
  // Under another team's address it isn't there, whoever asks.
  {
    route: `${route}/[template]`,
    at: ({ otherTeamId, templates }) => `/teams/${otherTeamId}/templates/${templates.templateId}`,
    open: 'nobody',
  },
  {
    route: taking,
    at: ({ ids, teamId }) => `${taking}?with=${ids.junior}&team=${teamId}`,
    open: 'mentor',
    shows: ['template-of-team'],
  },
  {
    route: taking,
    at: ({ ids, teamId }) => `${taking}?with=${ids.junior}&team=${teamId}&template=regular`,
    open: 'mentor',
    shows: ['template-question'],
  },
  {
    route: taking,
    at: ({ ids, templates }) => `${taking}?with=${ids.junior}&template=${templates.otherTemplateId}`,
    open: 'nobody',
  },
  { route: taking, at: () => taking, open: 'nobody' },
]
