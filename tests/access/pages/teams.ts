import type { PageRow } from './row.ts'

const members = 'junior otherJunior mentor otherMentor formerMentor lead'
// Leads look after the people of their teams, admins after all.
const managers = 'lead admin'

/** Teams and their people: names for members, the rest for who looks after them; another team is nobody's. */
export const teams: PageRow[] = [
  { route: '/teams', open: 'everybody' },
  // A junior sees the names there, a mentor the own juniors' progress as well. Being an admin shows nobody's progress.
  { route: '/teams/[teamId]', at: ({ teamId }) => `/teams/${teamId}`, open: members },
  { route: '/teams/[teamId]', at: ({ otherTeamId }) => `/teams/${otherTeamId}`, open: 'otherLead' },
  {
    route: '/teams/[teamId]/people',
    at: ({ teamId }) => `/teams/${teamId}/people`,
    open: `${members} admin`,
  },
  {
    route: '/teams/[teamId]/people',
    at: ({ otherTeamId }) => `/teams/${otherTeamId}/people`,
    open: 'otherLead admin',
  },
  { route: '/teams/[teamId]/people/add', at: ({ teamId }) => `/teams/${teamId}/people/add`, open: managers },
  {
    route: '/teams/[teamId]/people/invite',
    at: ({ teamId }) => `/teams/${teamId}/people/invite`,
    open: managers,
  },
  {
    route: '/teams/[teamId]/people/pair',
    at: ({ teamId }) => `/teams/${teamId}/people/pair`,
    open: managers,
  },
  {
    route: '/teams/[teamId]/people/team',
    at: ({ teamId }) => `/teams/${teamId}/people/team`,
    open: managers,
  },
  {
    route: '/teams/[teamId]/people/pairs/[mentorshipId]',
    at: (cast) => `/teams/${cast.teamId}/people/pairs/${cast.mentorshipId}`,
    open: managers,
  },
  {
    route: '/teams/[teamId]/people/pairs/[mentorshipId]',
    at: (cast) => `/teams/${cast.teamId}/people/pairs/${cast.gopher.mentorshipId}`,
    open: 'nobody',
  },
  {
    route: '/teams/[teamId]/people/pairs/[mentorshipId]',
    at: (cast) => `/teams/${cast.teamId}/people/pairs/${cast.formerMentorshipId}`,
    open: 'nobody',
  },
  {
    route: '/teams/[teamId]/people/pairs/[mentorshipId]/end',
    at: (cast) => `/teams/${cast.teamId}/people/pairs/${cast.mentorshipId}/end`,
    open: managers,
  },
  {
    route: '/teams/[teamId]/people/[personId]',
    at: ({ teamId, ids }) => `/teams/${teamId}/people/${ids.junior}`,
    open: managers,
  },
  {
    route: '/teams/[teamId]/people/[personId]',
    at: ({ teamId, ids }) => `/teams/${teamId}/people/${ids.otherLead}`,
    open: 'nobody',
  },
  {
    route: '/teams/[teamId]/people/[personId]/end',
    at: ({ teamId, ids }) => `/teams/${teamId}/people/${ids.mentor}/end?role=mentor`,
    open: managers,
  },
  // Everybody may leave by themselves.
  {
    route: '/teams/[teamId]/people/[personId]/leave',
    at: ({ teamId, ids }) => `/teams/${teamId}/people/${ids.junior}/leave`,
    open: `junior ${managers}`,
  },
  {
    route: '/teams/[teamId]/people/[personId]/leave',
    at: ({ teamId, ids }) => `/teams/${teamId}/people/${ids.mentor}/leave`,
    open: `mentor ${managers}`,
  },
  {
    route: '/teams/[teamId]/people/[personId]/reset',
    at: ({ teamId, ids }) => `/teams/${teamId}/people/${ids.junior}/reset`,
    open: managers,
  },
]

/** The instance is for admins. */
export const admin: PageRow[] = [
  { route: '/admin', open: 'admin' },
  { route: '/admin/people', open: 'admin' },
  { route: '/admin/people/invite', open: 'admin' },
  { route: '/admin/people/[personId]', at: ({ ids }) => `/admin/people/${ids.junior}`, open: 'admin' },
  {
    route: '/admin/people/[personId]/deactivate',
    at: ({ ids }) => `/admin/people/${ids.mentor}/deactivate`,
    open: 'admin',
  },
  {
    route: '/admin/people/[personId]/reset',
    at: ({ ids }) => `/admin/people/${ids.junior}/reset`,
    open: 'admin',
  },
  { route: '/admin/teams', open: 'admin' },
  { route: '/admin/teams/new', open: 'admin' },
]

/** Homes, a junior's page, and what everybody who is signed in may open. */
export const common: PageRow[] = [
  { route: '/', open: 'everybody' },
  // The circle, and the mentor of before, who keeps the own texts there.
  {
    route: '/people/[personId]',
    at: ({ ids }) => `/people/${ids.junior}`,
    open: 'junior mentor lead formerMentor',
  },
  {
    route: '/people/[personId]',
    at: ({ ids }) => `/people/${ids.otherJunior}`,
    open: 'otherJunior otherMentor lead',
  },
  { route: '/people/[personId]', at: ({ gopher }) => `/people/${gopher.juniorId}`, open: 'otherLead' },
  // Who isn't a junior has no such page, not even for those who lead them.
  { route: '/people/[personId]', at: ({ ids }) => `/people/${ids.mentor}`, open: 'nobody' },
  { route: '/people/[personId]', at: ({ ids }) => `/people/${ids.admin}`, open: 'nobody' },
  { route: '/roadmaps', open: 'everybody' },
  {
    route: '/roadmaps/[roadmapId]',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}`,
    open: 'everybody',
  },
  {
    route: '/roadmaps/[roadmapId]/assign',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/assign`,
    open: 'everybody',
  },
  { route: '/search', open: 'everybody' },
  { route: '/search', at: () => '/search?q=zirkonium', open: 'everybody' },
  { route: '/settings', open: 'everybody' },
]
