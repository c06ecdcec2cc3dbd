import type { TextName } from '../texts.ts'
import type { PageRow } from './row.ts'

// Only its author, while the mentorship lasts.
const withdrawPoint = (name: TextName, open: string): PageRow => ({
  route: '/sessions/points/[pointId]/withdraw',
  at: ({ points }) => `/sessions/points/${points[name]}/withdraw`,
  open,
  shows: [name],
})

const editPoint = (name: TextName, open: string): PageRow => ({
  route: '/sessions/points/[pointId]',
  at: ({ points }) => `/sessions/points/${points[name]}`,
  open,
  shows: [name],
})

const withdrawAction = (name: TextName, open: string): PageRow => ({
  route: '/actions/[actionId]/withdraw',
  at: ({ actions }) => `/actions/${actions[name]}/withdraw`,
  open,
  shows: [name],
})

// Only its author, while they mentor the junior or lead the team.
const withdrawReview = (name: TextName, open: string): PageRow => ({
  route: '/reviews/[reviewId]/withdraw',
  at: ({ reviews }) => `/reviews/${reviews.ids[name]}/withdraw`,
  open,
  shows: [name],
})

const withdrawNote = (
  session: 'brief' | 'ofFormer',
  note: 'briefNote' | 'withdrawnNote' | 'formerNote',
  open: string,
  shows: TextName[] = [],
): PageRow => ({
  route: '/sessions/[sessionId]/notes/[noteId]/withdraw',
  at: ({ sessions }) => `/sessions/${sessions[session]}/notes/${sessions[note]}/withdraw`,
  open,
  shows,
})

/** Where texts of sessions and review notes are edited, withdrawn and put back. */
export const mending: PageRow[] = [
  withdrawNote('brief', 'briefNote', 'mentor', ['session-brief-pair']),
  withdrawNote('brief', 'withdrawnNote', 'mentor', ['session-mentor-withdrawn']),
  withdrawNote('ofFormer', 'formerNote', 'nobody'),
  {
    route: '/sessions/[sessionId]',
    at: ({ sessions }) => `/sessions/${sessions.brief}`,
    open: 'junior mentor lead',
    shows: ['session-mentor-withdrawn'],
  },
  withdrawPoint('point-mentor-pair', 'mentor'),
  withdrawPoint('point-junior-withdrawn', 'junior'),
  withdrawPoint('point-former-pair', 'nobody'),
  editPoint('point-mentor-circle', 'mentor'),
  editPoint('point-junior-withdrawn', 'nobody'),
  editPoint('point-former-pair', 'nobody'),
  withdrawAction('action-mentor-circle', 'mentor'),
  withdrawAction('action-mentor-withdrawn', 'mentor'),
  withdrawAction('action-former-pair', 'nobody'),
  withdrawReview('review-mentor-circle', 'mentor'),
  withdrawReview('review-mentor-withdrawn', 'mentor'),
  withdrawReview('review-former-circle', 'nobody'),
]
