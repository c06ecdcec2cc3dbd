import type { PageRow } from './row.ts'

const circle = 'junior mentor lead'
const route = '/people/[personId]/levels'
const takeBack = `${route}/[confirmationId]/take-back`

/** The circle's. Whoever confirmed a level and has left it keeps what they wrote. */
export const levels: PageRow[] = [
  {
    route,
    at: ({ ids, levels }) => `/people/${ids.junior}/levels?roadmap=${levels.placeId}`,
    open: `${circle} formerMentor`,
    shows: ['level-mentor', 'level-lead', 'level-former', 'level-taken-back'],
  },
  {
    route,
    at: ({ ids, levels }) =>
      `/people/${ids.junior}/levels?roadmap=${levels.placeId}&level=first&beside=second`,
    open: `${circle} formerMentor`,
    shows: ['level-mentor', 'level-former'],
  },
  // On no roadmap.
  { route, at: ({ ids }) => `/people/${ids.otherJunior}/levels`, open: 'otherJunior otherMentor lead' },
  { route, at: ({ gopher }) => `/people/${gopher.juniorId}/levels`, open: 'otherLead' },
  { route, at: ({ ids }) => `/people/${ids.mentor}/levels`, open: 'nobody' },
  // The junior is told that they can't.
  {
    route: takeBack,
    at: ({ ids, levels }) => `/people/${ids.junior}/levels/${levels.half}/take-back`,
    open: circle,
  },
  {
    route: takeBack,
    at: ({ ids, levels }) => `/people/${ids.junior}/levels/${levels.early}/take-back`,
    open: 'nobody',
  },
  {
    route: takeBack,
    at: ({ ids, levels }) => `/people/${ids.otherJunior}/levels/${levels.half}/take-back`,
    open: 'nobody',
  },
]
