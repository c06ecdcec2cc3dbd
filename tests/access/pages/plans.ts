import type { Cast } from '../every-text/write.ts'
import type { PageRow } from './row.ts'

const readers = 'mentor otherMentor formerMentor lead'
const route = '/teams/[teamId]/plans/[planId]'

const ofTeam =
  (path: string): PageRow['at'] =>
  ({ teamId, plans }: Cast) =>
    `/teams/${teamId}/plans/${plans.planId}${path}`

/** Of a team's plans: leads and mentors read them, leads write them. */
export const plans: PageRow[] = [
  {
    route: '/teams/[teamId]/plans',
    at: ({ teamId }) => `/teams/${teamId}/plans`,
    open: readers,
    shows: ['plan-of-team'],
  },
  {
    route: '/teams/[teamId]/plans',
    at: ({ otherTeamId }) => `/teams/${otherTeamId}/plans`,
    open: 'otherLead',
    shows: ['plan-of-gophers'],
  },
  { route: '/teams/[teamId]/plans/new', at: ({ teamId }) => `/teams/${teamId}/plans/new`, open: 'lead' },
  { route, at: ofTeam(''), open: readers, shows: ['plan-of-team', 'plan-item-of-team'] },
  // Under another team's address it isn't there, whoever asks.
  { route, at: ({ otherTeamId, plans }) => `/teams/${otherTeamId}/plans/${plans.planId}`, open: 'nobody' },
  {
    route,
    at: ({ otherTeamId, plans }) => `/teams/${otherTeamId}/plans/${plans.otherPlanId}`,
    open: 'otherLead',
  },
  { route: `${route}/about`, at: ofTeam('/about'), open: 'lead', shows: ['plan-of-team'] },
  { route: `${route}/milestones`, at: ofTeam('/milestones'), open: 'lead' },
  { route: `${route}/retire`, at: ofTeam('/retire'), open: 'lead' },
  { route: `${route}/items/new`, at: ofTeam('/items/new'), open: 'lead' },
  {
    route: `${route}/items/[itemId]`,
    at: ({ teamId, plans }) => `/teams/${teamId}/plans/${plans.planId}/items/${plans.itemId}`,
    open: readers,
    shows: ['plan-item-of-team'],
  },
  {
    route: `${route}/items/[itemId]`,
    at: ({ teamId, plans }) => `/teams/${teamId}/plans/${plans.planId}/items/${plans.milestoneItemId}`,
    open: readers,
  },
  {
    route: `${route}/items/[itemId]`,
    at: ({ otherTeamId, plans }) => `/teams/${otherTeamId}/plans/${plans.otherPlanId}/items/${plans.itemId}`,
    open: 'nobody',
  },
  { route: `${route}/start`, at: ofTeam('/start'), open: readers, shows: ['plan-of-team'] },
]
