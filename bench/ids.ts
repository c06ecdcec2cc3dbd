import type { Visitor } from './places.ts'

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
// One that the mentor can still edit and the lead answer.
const openSuggestion = `select s.id from roadmap_suggestions s where s.state = 'open' and s.team_id = (${team})
  and s.author_id = (${person('mentor')}) order by s.id limit 1`

const fullestPlan = `select p.id from plans p where p.team_id = (${team}) and p.retired_at is null
  order by (select count(*) from plan_starts s where s.plan_id = p.id) desc, p.id limit 1`

export const ids: Record<string, string> = {
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
  roadmap: 'select id from roadmaps where team_id is null order by id',
  written: `select roadmap_id from working_copies w where w.id in (${writtenCopy})`,
  writtenMilestone: `select m.key from working_milestones m where m.working_copy_id in (${writtenCopy})
    order by m.position, m.id`,
  writtenStage: `select s.key from working_stages s where s.working_copy_id in (${writtenCopy}) order by s.position`,
  writtenLevel: `select l.value ->> 'key' from working_copies w, json_each(w.levels) l where w.id in (${writtenCopy})`,
  confirmedJunior: `select junior_id from level_confirmations where team_id = (${team}) and taken_back_at is null
    order by id`,
  confirmation: `select id from level_confirmations where team_id = (${team}) and taken_back_at is null order by id`,
  upload: `select id from roadmap_imports where author_id = (${person('lead')}) order by id`,
  proposal: `select id from goal_proposals where state = 'open' and junior_id in (${ownJuniors}) order by id`,
  ownProposal: `select id from goal_proposals where state = 'open' and junior_id = (${person('junior')}) order by id`,
  proposable: `select m.key from milestones m join stages s on s.id = m.stage_id
    join roadmap_versions v on v.id = s.roadmap_version_id join roadmaps r on r.id = v.roadmap_id
    where r.team_id is null order by r.id, v.number desc, s.position desc, m.position desc`,
  word: `select session_id from session_opinions where junior_id = (${person('junior')}) and body is not null order by id`,
  jot: `select id from jots where state = 'open' and about_id in (${ownJuniors}) and author_id = (${person('mentor')}) order by id`,
  win: `select id from wins where withdrawn_at is null and author_id = (${person('junior')}) order by id`,
  template: `select coalesce(key, id) from session_templates where team_id = (${team}) and removed_at is null order by id`,
  plan: fullestPlan,
  planItem: `select id from plan_items where plan_id in (${fullestPlan}) and title is not null order by id`,
  suggestedOn: `select roadmap_id from roadmap_suggestions where id in (${openSuggestion})`,
  suggestedMilestone: `select milestone_key from roadmap_suggestions where id in (${openSuggestion})`,
  suggestion: openSuggestion,
  renewed: `select p.roadmap_id from roadmap_people p join roadmap_versions v on v.roadmap_id = p.roadmap_id
    where v.number = 2 and p.team_id = (${team}) order by p.roadmap_id`,
}
