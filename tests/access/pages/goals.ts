import { textNames } from '../texts.ts'
import type { PageRow } from './row.ts'

const circle = 'junior mentor lead'
const comments = textNames.filter((name) => name.startsWith('comment-') && name !== 'comment-other-pair')

/** Goals are for the junior's current circle. A former mentor only keeps their own texts on one. */
export const goals: PageRow[] = [
  { route: '/goals', open: 'everybody' },
  { route: '/queue', open: 'everybody' },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.talk}`,
    open: `${circle} formerMentor`,
    shows: [
      ...comments,
      'comment-mentor-earlier',
      'evidence-note',
      'evidence-link',
      'verdict-mentor-pair',
      'remark-mentor-pair',
      'note-beside-verdict',
      // Review notes that link to the goal, for those who may read them.
      'review-mentor-private',
      'review-mentor-pair',
      'review-mentor-circle',
      'review-lead-private',
      'review-lead-pair',
      'review-lead-circle',
    ],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.project}`,
    open: circle,
    shows: ['evidence-outcome', 'verdict-mentor-circle'],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.blocked}`,
    open: circle,
    shows: ['blocked-reason'],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.dropped}`,
    open: circle,
    shows: ['dropped-reason'],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.behaviour}`,
    open: circle,
    shows: ['observation-junior', 'observation-mentor', 'observation-mentor-withdrawn'],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.habit}`,
    open: circle,
    shows: ['habit-entry', 'habit-entry-withdrawn'],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.ofOther}`,
    open: 'otherJunior otherMentor lead',
    shows: ['evidence-of-other', 'comment-other-pair'],
  },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.ofGopher}`,
    open: 'otherLead',
    shows: ['reason-in-gophers'],
  },
  { route: '/goals/[goalId]/[step]', at: ({ goals }) => `/goals/${goals.talk}/block`, open: circle },
  { route: '/goals/[goalId]/[step]', at: ({ goals }) => `/goals/${goals.talk}/drop`, open: circle },
  { route: '/goals/[goalId]/[step]', at: ({ goals }) => `/goals/${goals.talk}/due-date`, open: circle },
  { route: '/goals/[goalId]/[step]', at: ({ goals }) => `/goals/${goals.achieved}/reopen`, open: circle },
  { route: '/goals/[goalId]/[step]', at: ({ goals }) => `/goals/${goals.talk}/constructor`, open: 'nobody' },
  {
    route: '/goals/[goalId]',
    at: ({ goals }) => `/goals/${goals.blocked}`,
    open: circle,
    shows: ['evidence-withdrawn'],
  },
  // Only the author mends, withdraws and puts back, and nobody what was answered.
  {
    route: '/goals/[goalId]/comments/[commentId]/withdraw',
    at: ({ goals }) => `/goals/${goals.talk}/comments/${goals.comments['comment-mentor-circle']}/withdraw`,
    open: 'mentor',
    shows: ['comment-mentor-circle'],
  },
  {
    route: '/goals/[goalId]/comments/[commentId]/withdraw',
    at: ({ goals }) =>
      `/goals/${goals.talk}/comments/${goals.withdrawn['comment-mentor-withdrawn']}/withdraw`,
    open: 'mentor',
    shows: ['comment-mentor-withdrawn'],
  },
  {
    route: '/goals/[goalId]/comments/[commentId]/withdraw',
    at: ({ goals }) =>
      `/goals/${goals.talk}/comments/${goals.withdrawn['comment-former-withdrawn']}/withdraw`,
    open: 'nobody',
  },
  {
    // What is withdrawn is put back before it's edited.
    route: '/goals/[goalId]/comments/[commentId]',
    at: ({ goals }) => `/goals/${goals.talk}/comments/${goals.withdrawn['comment-mentor-withdrawn']}`,
    open: 'nobody',
  },
  ...(['', '/withdraw'] as const).flatMap((page): PageRow[] => [
    {
      route: `/goals/[goalId]/observations/[observationId]${page}`,
      at: ({ goals }) => `/goals/${goals.behaviour}/observations/${goals.observations.mentor}${page}`,
      open: 'mentor',
      shows: ['observation-mentor'],
    },
    {
      route: `/goals/[goalId]/observations/[observationId]${page}`,
      at: ({ goals }) =>
        `/goals/${goals.behaviour}/observations/${goals.withdrawn['observation-mentor-withdrawn']}${page}`,
      open: page ? 'mentor' : 'nobody',
      shows: page ? ['observation-mentor-withdrawn'] : [],
    },
    {
      route: `/goals/[goalId]/entries/[entryId]${page}`,
      at: ({ goals }) => `/goals/${goals.habit}/entries/${goals.entry}${page}`,
      open: 'junior',
      shows: ['habit-entry'],
    },
    {
      route: `/goals/[goalId]/evidence/[evidenceId]${page}`,
      at: ({ goals }) => `/goals/${goals.talk}/evidence/${goals.waiting}${page}`,
      open: 'junior',
      shows: ['evidence-note', 'evidence-link'],
    },
    {
      route: `/goals/[goalId]/evidence/[evidenceId]${page}`,
      at: ({ goals }) => `/goals/${goals.talk}/evidence/${goals.first}${page}`,
      open: 'nobody',
    },
  ]),
  {
    route: '/goals/[goalId]/entries/[entryId]/withdraw',
    at: ({ goals }) => `/goals/${goals.habit}/entries/${goals.withdrawn['habit-entry-withdrawn']}/withdraw`,
    open: 'junior',
    shows: ['habit-entry-withdrawn'],
  },
  {
    route: '/goals/[goalId]/evidence/[evidenceId]/withdraw',
    at: ({ goals }) => `/goals/${goals.blocked}/evidence/${goals.withdrawn['evidence-withdrawn']}/withdraw`,
    open: 'junior',
    shows: ['evidence-withdrawn'],
  },
  // Only the author edits a comment or shares it more widely.
  ...(
    [
      ['comment-mentor-private', 'mentor'],
      ['comment-junior-pair', 'junior'],
      // The author no longer sees the goal.
      ['comment-former-pair', 'nobody'],
    ] as const
  ).flatMap(([name, open]): PageRow[] => [
    {
      route: '/goals/[goalId]/comments/[commentId]',
      at: ({ goals }) => `/goals/${goals.talk}/comments/${goals.comments[name]}`,
      open,
      shows: [name],
    },
    {
      route: '/goals/[goalId]/comments/[commentId]/widen',
      at: ({ goals }) => `/goals/${goals.talk}/comments/${goals.comments[name]}/widen`,
      open,
      shows: [name],
    },
    {
      // The comment belongs to another goal.
      route: '/goals/[goalId]/comments/[commentId]',
      at: ({ goals }) => `/goals/${goals.project}/comments/${goals.comments[name]}`,
      open: 'nobody',
    },
  ]),
]
