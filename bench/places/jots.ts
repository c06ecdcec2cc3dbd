import type { Pages } from '../places.ts'

/** Of jots, wins, and what is taken from a template. */
export const jotPages: Pages = {
  '/jots': [
    ['mentor', '/jots'],
    ['junior', '/jots'],
  ],
  '/jots/[jotId]': [['mentor', '/jots/{jot}']],
  '/jots/[jotId]/agenda': [['mentor', '/jots/{jot}/agenda']],
  '/wins/new': [['mentor', '/wins/new?for={junior}']],
  '/wins/[winId]': [['junior', '/wins/{win}']],
  '/wins/[winId]/edit': [['junior', '/wins/{win}/edit']],
  '/wins/[winId]/withdraw': [['junior', '/wins/{win}/withdraw']],
  '/teams/[teamId]/templates': [
    ['lead', '/teams/{team}/templates'],
    ['mentor', '/teams/{team}/templates'],
  ],
  '/teams/[teamId]/templates/new': [['lead', '/teams/{team}/templates/new']],
  '/teams/[teamId]/templates/[template]': [['lead', '/teams/{team}/templates/{template}']],
  '/sessions/points/from-template': [
    ['mentor', '/sessions/points/from-template?with={junior}&template={template}'],
  ],
  '/sessions/[sessionId]/opinion': [['junior', '/sessions/{word}/opinion']],
}
