import type { TextName } from '../texts.ts'
import type { PageRow } from './row.ts'

const action = (name: TextName, open: string): PageRow => ({
  route: '/actions/[actionId]',
  at: ({ actions }) => `/actions/${actions[name]}`,
  open,
  shows: [name],
})

const review = (name: TextName, open: string, also: TextName[] = []): PageRow => ({
  route: '/reviews/[reviewId]',
  at: ({ reviews }) => `/reviews/${reviews.ids[name]}`,
  open,
  shows: [name, ...also],
})

// Only the author edits a review note, while they mentor the junior or lead the team.
const editReview = (name: TextName, open: string): PageRow => ({
  route: '/reviews/[reviewId]/edit',
  at: ({ reviews }) => `/reviews/${reviews.ids[name]}/edit`,
  open,
  shows: [name],
})

// Only the author shares it more widely, and not after the mentorship has ended.
const widenPoint = (name: TextName, open: string): PageRow => ({
  route: '/sessions/points/[pointId]/widen',
  at: ({ points }) => `/sessions/points/${points[name]}/widen`,
  open,
  shows: [name],
})

const widenAction = (name: TextName, open: string): PageRow => ({
  route: '/actions/[actionId]/widen',
  at: ({ actions }) => `/actions/${actions[name]}/widen`,
  open,
  shows: [name],
})

// A draft's page is its author's, also when they no longer see what it's about.
const draft = (name: 'draft-mentor' | 'draft-junior' | 'draft-former', open: string): PageRow => ({
  route: '/drafts/[draftId]',
  at: ({ drafts }) => `/drafts/${drafts[name]}`,
  open,
  shows: [name],
})

const ofMentor: TextName[] = [
  'session-mentor-private',
  'session-mentor-pair',
  'session-mentor-circle',
  'session-junior-private',
  'session-junior-pair',
  'session-junior-circle',
]
const ofFormer: TextName[] = [
  'session-former-private',
  'session-former-pair',
  'session-former-circle',
  'session-junior-private-then',
  'session-junior-pair-to-former',
  'session-junior-circle-then',
]
const points: TextName[] = [
  'point-mentor-pair',
  'point-mentor-circle',
  'point-junior-pair',
  'point-junior-circle',
]

export const talks: PageRow[] = [
  { route: '/sessions', open: 'everybody' },
  // The circle sees when a session was. Its mentor keeps the page and their own texts after the mentorship.
  {
    route: '/sessions/[sessionId]',
    at: ({ sessions }) => `/sessions/${sessions.held}`,
    open: 'junior mentor lead',
    shows: ofMentor,
  },
  {
    route: '/sessions/[sessionId]',
    at: ({ sessions }) => `/sessions/${sessions.ofFormer}`,
    open: 'junior mentor lead formerMentor',
    shows: ofFormer,
  },
  {
    route: '/sessions/[sessionId]',
    at: ({ sessions }) => `/sessions/${sessions.planned}`,
    open: 'junior mentor lead',
    shows: [...points, 'point-junior-withdrawn'],
  },
  {
    route: '/sessions/[sessionId]',
    at: ({ sessions }) => `/sessions/${sessions.ofOther}`,
    open: 'otherJunior otherMentor lead',
    shows: ['session-other-circle'],
  },
  {
    route: '/sessions/[sessionId]/invitation.ics',
    at: ({ sessions }) => `/sessions/${sessions.planned}/invitation.ics`,
    open: 'junior mentor',
  },
  {
    route: '/sessions/[sessionId]/invitation.ics',
    at: ({ sessions }) => `/sessions/${sessions.held}/invitation.ics`,
    open: 'nobody',
  },
  // Only the two who met edit their notes; only the mentor moves a planned session.
  {
    route: '/sessions/[sessionId]/edit',
    at: ({ sessions }) => `/sessions/${sessions.held}/edit`,
    open: 'junior mentor',
    shows: ['session-mentor-private', 'session-junior-private'],
  },
  {
    route: '/sessions/[sessionId]/edit',
    at: ({ sessions }) => `/sessions/${sessions.planned}/edit`,
    open: 'mentor',
  },
  {
    route: '/sessions/[sessionId]/edit',
    at: ({ sessions }) => `/sessions/${sessions.ofFormer}/edit`,
    open: 'nobody',
  },
  // Only the author shares a note more widely, and not after the mentorship has ended.
  {
    route: '/sessions/[sessionId]/notes/[noteId]/widen',
    at: ({ sessions }) => `/sessions/${sessions.brief}/notes/${sessions.briefNote}/widen`,
    open: 'mentor',
    shows: ['session-brief-pair'],
  },
  {
    route: '/sessions/[sessionId]/notes/[noteId]/widen',
    at: ({ sessions }) => `/sessions/${sessions.ofFormer}/notes/${sessions.formerNote}/widen`,
    open: 'nobody',
  },
  // The same goes for agenda points and actions.
  widenPoint('point-mentor-pair', 'mentor'),
  widenPoint('point-junior-pair', 'junior'),
  widenPoint('point-mentor-circle', 'nobody'),
  widenPoint('point-former-pair', 'nobody'),
  widenAction('action-mentor-pair', 'mentor'),
  widenAction('action-junior-pair', 'junior'),
  widenAction('action-mentor-circle', 'nobody'),
  widenAction('action-former-pair', 'nobody'),
  // Also for a reader whose word was withdrawn.
  {
    route: '/sessions/[sessionId]/opinion',
    at: ({ opinions }) => `/sessions/${opinions.toMentor}/opinion`,
    open: 'junior mentor',
    shows: ['opinion-to-mentor'],
  },
  {
    route: '/sessions/[sessionId]/opinion',
    at: ({ opinions }) => `/sessions/${opinions.toLead}/opinion`,
    open: 'junior lead',
    shows: ['opinion-to-lead'],
  },
  {
    route: '/sessions/[sessionId]/opinion',
    at: ({ opinions }) => `/sessions/${opinions.withdrawn}/opinion`,
    open: 'junior lead',
    shows: ['opinion-withdrawn'],
  },
  {
    route: '/sessions/[sessionId]/opinion',
    at: ({ opinions }) => `/sessions/${opinions.unsaid}/opinion`,
    open: 'nobody',
  },
  {
    route: '/sessions/[sessionId]',
    at: ({ opinions }) => `/sessions/${opinions.toLead}`,
    open: 'mentor junior lead',
    shows: ['opinion-to-lead'],
  },
  { route: '/sessions/new', open: 'everybody' },
  {
    route: '/sessions/new',
    at: ({ ids }) => `/sessions/new?with=${ids.junior}`,
    open: 'mentor',
    shows: points,
  },
  {
    route: '/sessions/new',
    at: ({ ids, teamId }) => `/sessions/new?with=${ids.junior}&team=${teamId}`,
    open: 'mentor',
  },
  { route: '/sessions/plan', open: 'everybody' },
  { route: '/sessions/plan', at: ({ ids }) => `/sessions/plan?with=${ids.junior}`, open: 'mentor' },
  { route: '/sessions/plan', at: ({ ids }) => `/sessions/plan?with=${ids.otherJunior}`, open: 'otherMentor' },

  { route: '/actions', open: 'everybody' },
  action('action-mentor-pair', 'mentor junior'),
  action('action-mentor-circle', 'mentor junior lead'),
  action('action-junior-pair', 'mentor junior'),
  action('action-junior-circle', 'mentor junior lead'),
  action('action-former-pair', 'formerMentor junior'),
  // Those who could read it see that it was withdrawn.
  action('action-mentor-withdrawn', 'mentor junior lead'),
  action('action-former-circle', 'formerMentor junior mentor lead'),

  { route: '/drafts', open: 'everybody', shows: ['draft-mentor', 'draft-junior', 'draft-former'] },
  draft('draft-mentor', 'mentor'),
  draft('draft-junior', 'junior'),
  draft('draft-former', 'formerMentor'),
  // Only for posts.
  { route: '/drafts/keep', open: 'everybody', answer: 405, anonymous: 405 },

  { route: '/reviews', open: 'everybody' },
  { route: '/reviews', at: () => '/reviews?of=about', open: 'everybody' },
  review('review-mentor-private', 'mentor', ['finding-mentor-private']),
  review('review-mentor-pair', 'mentor junior', ['finding-mentor-pair']),
  review('review-mentor-circle', 'mentor junior lead', ['finding-mentor-circle']),
  review('review-lead-private', 'lead'),
  review('review-lead-pair', 'lead junior'),
  review('review-lead-circle', 'lead junior mentor'),
  review('review-mentor-withdrawn', 'mentor junior lead', ['finding-mentor-withdrawn']),
  editReview('review-mentor-withdrawn', 'nobody'),
  review('review-former-private', 'formerMentor'),
  review('review-former-pair', 'formerMentor junior'),
  review('review-former-circle', 'formerMentor junior mentor lead'),
  review('review-other-private', 'otherMentor'),
  review('review-other-circle', 'otherMentor otherJunior lead'),
  editReview('review-mentor-private', 'mentor'),
  editReview('review-mentor-circle', 'mentor'),
  editReview('review-lead-pair', 'lead'),
  editReview('review-former-circle', 'nobody'),
  // Mentors and leads choose among their own juniors; there is no form for anyone else's.
  { route: '/reviews/new', open: 'everybody' },
  { route: '/reviews/new', at: ({ ids }) => `/reviews/new?with=${ids.junior}`, open: 'mentor lead' },
  {
    route: '/reviews/new',
    at: ({ ids }) => `/reviews/new?with=${ids.otherJunior}`,
    open: 'otherMentor lead',
  },
  { route: '/reviews/new', at: ({ gopher }) => `/reviews/new?with=${gopher.juniorId}`, open: 'otherLead' },
]
