import BetterSqlite from 'better-sqlite3'
import { ids } from './ids.ts'
import { jotPages } from './places/jots.ts'
import { roadmapPages } from './places/roadmaps.ts'

/**
 * The part of an e-mail address before the @, in the demo and in the bench's records; `nobody` isn't signed in, and `leads`,
 * who leads ten teams, is only in a company (`bench/company`).
 */
export type Visitor = 'lead' | 'mentor' | 'junior' | 'admin' | 'leads' | 'nobody'
/** By route. */
export type Pages = Record<string, [as: Visitor, address: string][]>
export type Place = { route: string; address: string; as: Visitor }

// Every page, as each kind of visitor who sees something different there.
const pages: Pages = {
  '/': [
    ['lead', '/'],
    ['mentor', '/'],
    ['junior', '/'],
    ['admin', '/'],
  ],
  '/actions': [
    ['mentor', '/actions'],
    ['junior', '/actions'],
  ],
  '/actions/[actionId]': [['junior', '/actions/{action}']],
  '/actions/[actionId]/withdraw': [['mentor', '/actions/{pairAction}/withdraw']],
  '/actions/[actionId]/widen': [['mentor', '/actions/{pairAction}/widen']],
  '/admin': [['admin', '/admin']],
  '/admin/people': [['admin', '/admin/people']],
  '/admin/people/[personId]': [['admin', '/admin/people/{mentor}']],
  '/admin/people/[personId]/deactivate': [['admin', '/admin/people/{mentor}/deactivate']],
  '/admin/people/[personId]/reset': [['admin', '/admin/people/{junior}/reset']],
  '/admin/people/invite': [['admin', '/admin/people/invite']],
  '/admin/teams': [['admin', '/admin/teams']],
  '/admin/teams/new': [['admin', '/admin/teams/new']],
  '/drafts': [['mentor', '/drafts']],
  '/drafts/[draftId]': [['mentor', '/drafts/{draft}']],
  '/goals': [['junior', '/goals']],
  '/goals/new': [
    ['mentor', '/goals/new'],
    ['lead', '/goals/new?for={junior}'],
    ['junior', '/goals/new'],
    ['junior', '/goals/new?roadmap={roadmap}&milestone={proposable}'],
  ],
  '/goals/[goalId]': [
    ['lead', '/goals/{skill}'],
    ['lead', '/goals/{project}'],
    ['lead', '/goals/{behaviour}'],
    ['lead', '/goals/{habit}'],
    ['mentor', '/goals/{submitted}'],
    ['mentor', '/goals/{running}'],
    ['junior', '/goals/{ownGoal}'],
    ['junior', '/goals/{ownOpen}'],
  ],
  '/goals/[goalId]/[step]': [
    ['mentor', '/goals/{running}/block'],
    ['mentor', '/goals/{running}/drop'],
    ['mentor', '/goals/{running}/due-date'],
  ],
  '/goals/[goalId]/comments/[commentId]': [['mentor', '/goals/{commented}/comments/{comment}']],
  '/goals/[goalId]/comments/[commentId]/widen': [['mentor', '/goals/{commented}/comments/{comment}/widen']],
  '/goals/[goalId]/comments/[commentId]/withdraw': [
    ['mentor', '/goals/{commented}/comments/{comment}/withdraw'],
  ],
  '/goals/[goalId]/entries/[entryId]': [['junior', '/goals/{kept}/entries/{entry}']],
  '/goals/[goalId]/entries/[entryId]/withdraw': [['junior', '/goals/{kept}/entries/{entry}/withdraw']],
  '/goals/[goalId]/evidence/[evidenceId]': [['junior', '/goals/{evidenced}/evidence/{evidence}']],
  '/goals/[goalId]/evidence/[evidenceId]/withdraw': [
    ['junior', '/goals/{evidenced}/evidence/{evidence}/withdraw'],
  ],
  '/goals/[goalId]/observations/[observationId]': [
    ['mentor', '/goals/{observed}/observations/{observation}'],
  ],
  '/goals/[goalId]/observations/[observationId]/withdraw': [
    ['mentor', '/goals/{observed}/observations/{observation}/withdraw'],
  ],
  '/help/keys': [['junior', '/help/keys']],
  '/help/who-sees-what': [['junior', '/help/who-sees-what']],
  '/help/writing': [['junior', '/help/writing']],
  '/invite/[token]': [['nobody', '/invite/no-such-invite']],
  '/people/[personId]/levels': [
    ['lead', '/people/{junior}/levels'],
    ['junior', '/people/{junior}/levels?level=senior&beside=junior'],
  ],
  '/people/[personId]/levels/[confirmationId]/take-back': [
    ['lead', '/people/{confirmedJunior}/levels/{confirmation}/take-back'],
  ],
  '/people/[personId]': [
    ['lead', '/people/{junior}'],
    ['mentor', '/people/{junior}'],
    ['junior', '/people/{junior}'],
    ['mentor', '/people/{junior}?kind=goals'],
    ['mentor', '/people/{junior}?kind=sessions'],
    ['mentor', '/people/{junior}?kind=reviews'],
    ['mentor', '/people/{junior}?kind=evidence'],
  ],
  '/problem': [['nobody', '/problem']],
  '/proposals/[proposalId]': [
    ['mentor', '/proposals/{proposal}'],
    ['junior', '/proposals/{ownProposal}'],
  ],
  '/proposals/[proposalId]/edit': [['junior', '/proposals/{ownProposal}/edit']],
  '/proposals/[proposalId]/withdraw': [['junior', '/proposals/{ownProposal}/withdraw']],
  '/queue': [
    ['mentor', '/queue'],
    ['lead', '/queue'],
  ],
  '/reset/[token]': [['nobody', '/reset/no-such-reset']],
  '/reviews': [
    ['mentor', '/reviews'],
    ['junior', '/reviews'],
    ['lead', '/reviews'],
  ],
  '/reviews/[reviewId]': [
    ['mentor', '/reviews/{review}'],
    ['junior', '/reviews/{ownReview}'],
  ],
  '/reviews/[reviewId]/edit': [['mentor', '/reviews/{review}/edit']],
  '/reviews/[reviewId]/withdraw': [['mentor', '/reviews/{review}/withdraw']],
  '/reviews/new': [
    ['mentor', '/reviews/new'],
    ['mentor', '/reviews/new?with={junior}'],
  ],
  ...jotPages,
  ...roadmapPages,
  '/search': [
    ['lead', '/search?q=test'],
    ['lead', '/search?q=webhook'],
    ['mentor', '/search?q=test'],
    ['junior', '/search?q=test'],
  ],
  '/sessions': [
    ['mentor', '/sessions'],
    ['junior', '/sessions'],
    ['lead', '/sessions'],
  ],
  '/sessions/[sessionId]': [
    ['mentor', '/sessions/{session}'],
    ['mentor', '/sessions/{planned}'],
    ['junior', '/sessions/{ownSession}'],
  ],
  '/sessions/[sessionId]/edit': [['mentor', '/sessions/{session}/edit']],
  '/sessions/[sessionId]/notes/[noteId]/widen': [['mentor', '/sessions/{noted}/notes/{note}/widen']],
  '/sessions/[sessionId]/notes/[noteId]/withdraw': [['mentor', '/sessions/{noted}/notes/{note}/withdraw']],
  '/sessions/[sessionId]/withdraw': [['mentor', '/sessions/{session}/withdraw']],
  '/sessions/points/[pointId]': [['mentor', '/sessions/points/{point}']],
  '/sessions/points/[pointId]/widen': [['mentor', '/sessions/points/{point}/widen']],
  '/sessions/points/[pointId]/withdraw': [['mentor', '/sessions/points/{point}/withdraw']],
  '/sessions/new': [
    ['mentor', '/sessions/new'],
    ['mentor', '/sessions/new?with={junior}'],
  ],
  '/sessions/plan': [['mentor', '/sessions/plan?with={junior}']],
  '/settings': [['junior', '/settings']],
  '/settings/sign-ins': [['junior', '/settings/sign-ins']],
  '/settings/calendar': [['junior', '/settings/calendar']],
  '/setup': [['nobody', '/setup']],
  '/sign-in': [['nobody', '/sign-in']],
  '/sign-out/confirm': [['junior', '/sign-out/confirm']],
  '/teams': [
    ['lead', '/teams'],
    ['junior', '/teams'],
  ],
  '/teams/[teamId]': [
    ['lead', '/teams/{team}'],
    ['lead', '/teams/{team}?by=name'],
    ['mentor', '/teams/{team}'],
    ['junior', '/teams/{team}'],
  ],
  '/teams/[teamId]/plans': [
    ['lead', '/teams/{team}/plans'],
    ['mentor', '/teams/{team}/plans'],
  ],
  '/teams/[teamId]/plans/new': [['lead', '/teams/{team}/plans/new']],
  '/teams/[teamId]/plans/[planId]': [
    ['lead', '/teams/{team}/plans/{plan}'],
    ['mentor', '/teams/{team}/plans/{plan}'],
  ],
  '/teams/[teamId]/plans/[planId]/about': [['lead', '/teams/{team}/plans/{plan}/about']],
  '/teams/[teamId]/plans/[planId]/milestones': [['lead', '/teams/{team}/plans/{plan}/milestones']],
  '/teams/[teamId]/plans/[planId]/items/new': [['lead', '/teams/{team}/plans/{plan}/items/new']],
  '/teams/[teamId]/plans/[planId]/items/[itemId]': [['lead', '/teams/{team}/plans/{plan}/items/{planItem}']],
  '/teams/[teamId]/plans/[planId]/retire': [['lead', '/teams/{team}/plans/{plan}/retire']],
  '/teams/[teamId]/plans/[planId]/start': [
    ['lead', '/teams/{team}/plans/{plan}/start'],
    ['mentor', '/teams/{team}/plans/{plan}/start?for={junior}'],
  ],
  '/teams/[teamId]/people': [['lead', '/teams/{team}/people']],
  '/teams/[teamId]/people/[personId]': [['lead', '/teams/{team}/people/{mentor}']],
  '/teams/[teamId]/people/[personId]/end': [['lead', '/teams/{team}/people/{junior}/end?role=junior']],
  '/teams/[teamId]/people/[personId]/leave': [['lead', '/teams/{team}/people/{mentor}/leave']],
  '/teams/[teamId]/people/invite': [['lead', '/teams/{team}/people/invite']],
  '/teams/[teamId]/people/pair': [['lead', '/teams/{team}/people/pair']],
  '/teams/[teamId]/people/pairs/[mentorshipId]': [['lead', '/teams/{team}/people/pairs/{mentorship}']],
  '/teams/[teamId]/people/pairs/[mentorshipId]/end': [
    ['lead', '/teams/{team}/people/pairs/{mentorship}/end'],
  ],
  '/teams/[teamId]/people/team': [['lead', '/teams/{team}/people/team']],
}

/** Works on a demo or bench database. Throws an `Error` that names the missing kind of record. */
export function placesIn(file: string): Place[] {
  const connection = new BetterSqlite(file, { readonly: true })
  const found = new Map<string, string>()
  const idOf = (name: string): string => {
    const known = found.get(name)
    if (known) return known
    const id: unknown = connection
      .prepare(ids[name] ?? '')
      .pluck()
      .get()
    if (typeof id !== 'string') throw new Error(`${file} holds no ${name}.`)
    found.set(name, id)
    return id
  }
  try {
    return Object.entries(pages).flatMap(([route, addresses]) =>
      addresses.map(([as, address]) => ({
        route,
        as,
        address: address.replace(/\{(\w+)\}/g, (_, name: string) => idOf(name)),
      })),
    )
  } finally {
    connection.close()
  }
}
