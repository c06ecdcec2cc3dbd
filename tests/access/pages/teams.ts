import type { PageRow } from './row.ts'

const members = 'junior otherJunior mentor otherMentor formerMentor lead'
// Leads manage their own teams, admins every team.
const managers = 'lead admin'

/** Members see each other's names; the rest is for those who manage the team. No one sees another team. */
export const teams: PageRow[] = [
  { route: '/teams', open: 'everybody' },
  // A junior sees names, a mentor their own juniors' progress too. An admin sees no progress, and so no dashboard.
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
  // Everyone may leave.
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
]

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

export const common: PageRow[] = [
  { route: '/', open: 'everybody' },
  // The circle, and the former mentor, who keeps their own texts there.
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
  // Only juniors have such a page.
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
  {
    route: '/roadmaps/[roadmapId]',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}?version=1`,
    open: 'everybody',
  },
  {
    route: '/roadmaps/[roadmapId]',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}?version=3`,
    open: 'nobody',
  },
  {
    route: '/roadmaps/[roadmapId]/changes',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/changes?from=1`,
    open: 'everybody',
  },
  // The junior's mentor, and the lead of the team.
  {
    route: '/roadmaps/[roadmapId]/move-on',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/move-on`,
    open: 'mentor lead',
  },
  {
    route: '/roadmaps/[roadmapId]/move-on/back',
    at: ({ teamRoadmapId }) => `/roadmaps/${teamRoadmapId}/move-on/back`,
    open: 'mentor lead',
  },
  // Whoever writes it.
  {
    route: '/roadmaps/[roadmapId]/retire',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/retire`,
    open: 'admin',
  },
  {
    route: '/roadmaps/[roadmapId]',
    at: ({ teamRoadmapId }) => `/roadmaps/${teamRoadmapId}`,
    open: members,
  },
  {
    route: '/roadmaps/[roadmapId]/retire',
    at: ({ teamRoadmapId }) => `/roadmaps/${teamRoadmapId}/retire`,
    open: 'lead',
  },
  { route: '/search', open: 'everybody' },
  { route: '/search', at: () => '/search?q=zirkonium', open: 'everybody' },
  { route: '/settings', open: 'everybody' },
  // Each sees their own.
  { route: '/settings/sign-ins', open: 'everybody' },
  { route: '/settings/calendar', open: 'everybody' },
]
