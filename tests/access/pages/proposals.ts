import type { PageRow } from './row.ts'

const circle = 'junior mentor lead'

/** Goals beyond the roadmap: who may set them and propose them, and who reads what was proposed. */
export const proposals: PageRow[] = [
  { route: '/goals/new', open: 'everybody' },
  { route: '/goals/new', at: ({ ids }) => `/goals/new?for=${ids.junior}`, open: circle },
  {
    route: '/goals/new',
    at: ({ ids, roadmap }) =>
      `/goals/new?for=${ids.junior}&roadmap=${roadmap.roadmapId}&milestone=skill-milestone`,
    open: circle,
  },
  {
    route: '/goals/[goalId]',
    at: ({ proposals }) => `/goals/${proposals.own}`,
    open: circle,
    shows: ['own-goal'],
  },
  {
    route: '/proposals/[proposalId]',
    at: ({ proposals }) => `/proposals/${proposals.open}`,
    open: circle,
    shows: ['proposal-open'],
  },
  {
    // Someone who may no longer see what was proposed keeps what they answered.
    route: '/proposals/[proposalId]',
    at: ({ proposals }) => `/proposals/${proposals.answered}`,
    open: `${circle} formerMentor`,
    shows: ['proposal-answered', 'answer-former'],
  },
  {
    route: '/proposals/[proposalId]',
    at: ({ proposals }) => `/proposals/${proposals.withdrawn}`,
    open: 'junior',
    shows: ['proposal-withdrawn'],
  },
  {
    route: '/proposals/[proposalId]',
    at: ({ proposals }) => `/proposals/${proposals.ofOther}`,
    open: 'otherJunior otherMentor lead',
    shows: ['proposal-of-other'],
  },
  {
    route: '/proposals/[proposalId]/edit',
    at: ({ proposals }) => `/proposals/${proposals.open}/edit`,
    open: 'junior',
    shows: ['proposal-open'],
  },
  {
    // What was answered stays as it is.
    route: '/proposals/[proposalId]/edit',
    at: ({ proposals }) => `/proposals/${proposals.answered}/edit`,
    open: 'nobody',
  },
  {
    route: '/proposals/[proposalId]/withdraw',
    at: ({ proposals }) => `/proposals/${proposals.open}/withdraw`,
    open: 'junior',
    shows: ['proposal-open'],
  },
  {
    route: '/proposals/[proposalId]/withdraw',
    at: ({ proposals }) => `/proposals/${proposals.withdrawn}/withdraw`,
    open: 'junior',
    shows: ['proposal-withdrawn'],
  },
]
