import BetterSqlite from 'better-sqlite3'
import { ids } from './ids.ts'

/**
 * The part of an e-mail address before the @, in the demo and in the bench's records; `nobody` isn't signed in, and `leads`,
 * who leads ten teams, is only in a company (`bench/company`).
 */
export type Visitor = 'lead' | 'mentor' | 'junior' | 'admin' | 'leads' | 'nobody'
export type Place = { route: string; address: string; as: Visitor }

// Each selects one id, where possible of the record with the most to show: a page that queries again for each row is
// noticed there.
const person = (name: Visitor) => `select id from people where email = '${name}@demo.cairn'`
const team = `select team_id from memberships where role = 'lead' and person_id = (${person('lead')})`
const ownJuniors = `select junior_id from mentorships where ended_at is null and mentor_id = (${person('mentor')})`
const fullestGoal = (where: string) => `select g.id from goals g join milestones m on m.id = g.milestone_id
  where g.team_id = (${team}) and ${where}
  order by (select count(*) from goal_events e where e.goal_id = g.id)
    + (select count(*) from comments c where c.goal_id = g.id) desc, g.id`
const fullestReview = (where: string) => `select r.id from reviews r where ${where}
  order by (select count(*) from findings f where f.review_id = r.id) desc, r.id`
const fullestSession = (where: string) => `select s.id from sessions s where ${where}
  order by (select count(*) from actions a where a.session_id = s.id)
    + (select count(*) from agenda_points p where p.talked_in_id = s.id) desc, s.id`
const unanswered = `evidence e join goals g on g.id = e.goal_id where g.state = 'submitted' and e.withdrawn_at is null
  and g.junior_id = (${person('junior')}) and not exists (select 1 from verdicts v where v.evidence_id = e.id)`
// Of the team's own roadmap.
const writtenCopy = `select w.id from working_copies w join roadmaps r on r.id = w.roadmap_id where r.team_id = (${team})
  order by w.id limit 1`
const ids: Record<string, string> = {
  team,
  lead: person('lead'),
  mentor: person('mentor'),
  junior: person('junior'),
  mentorship: `select id from mentorships where ended_at is null and team_id = (${team})
    and mentor_id = (${person('mentor')}) and junior_id = (${person('junior')})`,
  skill: fullestGoal(`m.kind = 'skill'`),
  project: fullestGoal(`m.kind = 'project'`),
  behaviour: fullestGoal(`m.kind = 'behaviour'`),
  habit: fullestGoal(`m.kind = 'habit'`),
  submitted: fullestGoal(`g.state = 'submitted' and g.junior_id in (${ownJuniors})`),
  running: fullestGoal(`g.state = 'in_progress' and g.junior_id in (${ownJuniors})`),
  ownGoal: fullestGoal(`g.junior_id = (${person('junior')})`),
  ownOpen: fullestGoal(`g.state = 'in_progress' and g.junior_id = (${person('junior')})`),
  comment: `select c.id from comments c where c.visibility = 'pair' and c.author_id = (${person('mentor')}) order by c.id`,
  commented: `select c.goal_id from comments c where c.visibility = 'pair' and c.author_id = (${person('mentor')})
    order by c.id`,
  observation: `select o.id from observations o where o.author_id = (${person('mentor')}) order by o.id`,
  observed: `select o.goal_id from observations o where o.author_id = (${person('mentor')}) order by o.id`,
  entry: `select e.id from habit_entries e where e.author_id = (${person('junior')}) order by e.id`,
  kept: `select e.goal_id from habit_entries e where e.author_id = (${person('junior')}) order by e.id`,
  evidence: `select e.id from ${unanswered} order by e.id`,
  evidenced: `select e.goal_id from ${unanswered} order by e.id`,
  session: fullestSession(`s.state = 'held' and s.mentor_id = (${person('mentor')})`),
  ownSession: fullestSession(`s.state = 'held' and s.junior_id = (${person('junior')})`),
  note: `select n.id from session_notes n where n.visibility = 'pair' and n.author_id = (${person('mentor')}) order by n.id`,
  noted: `select n.session_id from session_notes n where n.visibility = 'pair' and n.author_id = (${person('mentor')})
    order by n.id`,
  planned: fullestSession(`s.state = 'planned' and s.mentor_id = (${person('mentor')})`),
  review: fullestReview(`r.author_id = (${person('mentor')})`),
  ownReview: fullestReview(`r.visibility <> 'private' and r.junior_id = (${person('junior')})`),
  action: `select id from actions where state = 'open' and owner_id = (${person('junior')}) order by id`,
  pairAction: `select id from actions where visibility = 'pair' and author_id = (${person('mentor')}) order by id`,
  point: `select id from agenda_points where visibility = 'pair' and withdrawn_at is null and author_id = (${person('mentor')})
    order by id`,
  draft: `select id from drafts where author_id = (${person('mentor')}) order by id`,
  roadmap: 'select id from roadmaps order by id',
  written: `select roadmap_id from working_copies w where w.id in (${writtenCopy})`,
  writtenMilestone: `select m.key from working_milestones m where m.working_copy_id in (${writtenCopy})
    order by m.position, m.id`,
  writtenStage: `select s.key from working_stages s where s.working_copy_id in (${writtenCopy}) order by s.position`,
  upload: `select id from roadmap_imports where author_id = (${person('lead')}) order by id`,
  renewed: `select p.roadmap_id from roadmap_people p join roadmap_versions v on v.roadmap_id = p.roadmap_id
    where v.number = 2 and p.team_id = (${team}) order by p.roadmap_id`,
}

// Every page, as each kind of visitor who sees something different there.
const pages: Record<string, [as: Visitor, address: string][]> = {
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
  '/roadmaps': [['lead', '/roadmaps']],
  '/roadmaps/new': [['lead', '/roadmaps/new']],
  '/roadmaps/import': [['lead', '/roadmaps/import']],
  '/roadmaps/import/[importId]': [['lead', '/roadmaps/import/{upload}']],
  '/roadmaps/[roadmapId]/edit': [['lead', '/roadmaps/{written}/edit']],
  '/roadmaps/[roadmapId]/edit/[milestoneKey]': [['lead', '/roadmaps/{written}/edit/{writtenMilestone}']],
  '/roadmaps/[roadmapId]/stages/[stageKey]': [['lead', '/roadmaps/{written}/stages/{writtenStage}']],
  '/roadmaps/[roadmapId]/about': [['lead', '/roadmaps/{written}/about']],
  '/roadmaps/[roadmapId]/publish': [['lead', '/roadmaps/{written}/publish']],
  '/roadmaps/[roadmapId]/discard': [['lead', '/roadmaps/{written}/discard']],
  '/roadmaps/[roadmapId]': [
    ['lead', '/roadmaps/{roadmap}'],
    ['mentor', '/roadmaps/{roadmap}'],
    ['junior', '/roadmaps/{roadmap}'],
    ['lead', '/roadmaps/{written}'],
  ],
  '/roadmaps/[roadmapId]/assign': [
    ['lead', '/roadmaps/{roadmap}/assign'],
    ['mentor', '/roadmaps/{roadmap}/assign'],
  ],
  '/roadmaps/[roadmapId]/changes': [['junior', '/roadmaps/{renewed}/changes?from=1']],
  '/roadmaps/[roadmapId]/move-on': [['lead', '/roadmaps/{renewed}/move-on']],
  '/roadmaps/[roadmapId]/retire': [['admin', '/roadmaps/{roadmap}/retire']],
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
