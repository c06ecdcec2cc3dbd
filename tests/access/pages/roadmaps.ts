import type { Cast } from '../every-text/write.ts'
import type { PageRow } from './row.ts'

const team = 'junior otherJunior mentor otherMentor formerMentor lead'

const ofTeam =
  (path: string): PageRow['at'] =>
  ({ written }: Cast) =>
    `/roadmaps/${written.ofTeam}${path}`
const everybodys =
  (path: string): PageRow['at'] =>
  ({ written }: Cast) =>
    `/roadmaps/${written.everybodys}${path}`

/** The pages on which a roadmap is written: each for the leads of its team, or for admins. */
const writing: [route: string, path: string, shows?: true][] = [
  ['/roadmaps/[roadmapId]/edit', '/edit', true],
  ['/roadmaps/[roadmapId]/edit/[milestoneKey]', '/edit/skill-milestone', true],
  ['/roadmaps/[roadmapId]/about', '/about'],
  ['/roadmaps/[roadmapId]/stages/[stageKey]', '/stages/stage-1'],
  ['/roadmaps/[roadmapId]/levels', '/levels'],
  ['/roadmaps/[roadmapId]/levels/[levelKey]', '/levels/first', true],
  ['/roadmaps/[roadmapId]/publish', '/publish'],
  ['/roadmaps/[roadmapId]/discard', '/discard'],
]

const suggested =
  (which: 'mentor' | 'former' | 'answered', path = ''): PageRow['at'] =>
  ({ written }: Cast) =>
    `/roadmaps/${written.ofTeam}/suggestions/${written.suggestions[which]}${path}`

/** For mentors of the team, and for its leads to answer. */
const suggestions: PageRow[] = [
  {
    route: '/roadmaps/[roadmapId]/suggestions',
    at: ofTeam('/suggestions'),
    open: 'mentor otherMentor formerMentor lead',
    shows: ['suggestion-mentor', 'suggestion-former', 'suggestion-answered', 'answer-to-suggestion'],
  },
  { route: '/roadmaps/[roadmapId]/suggestions', at: everybodys('/suggestions'), open: 'nobody' },
  {
    route: '/roadmaps/[roadmapId]/suggestions',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/suggestions`,
    open: 'nobody',
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/new',
    at: ofTeam('/suggestions/new?milestone=skill-milestone'),
    open: 'mentor otherMentor formerMentor',
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/new',
    at: ofTeam('/suggestions/new?milestone=constructor'),
    open: 'nobody',
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/new',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/suggestions/new?milestone=skill-milestone`,
    open: 'nobody',
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/[suggestionId]',
    at: suggested('mentor'),
    open: 'mentor lead',
    shows: ['suggestion-mentor'],
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/[suggestionId]',
    at: suggested('former'),
    open: 'formerMentor lead',
    shows: ['suggestion-former'],
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/[suggestionId]',
    at: suggested('answered'),
    open: 'mentor lead',
    shows: ['suggestion-answered', 'answer-to-suggestion'],
  },
  {
    route: '/roadmaps/[roadmapId]/suggestions/[suggestionId]/edit',
    at: suggested('mentor', '/edit'),
    open: 'mentor',
    shows: ['suggestion-mentor'],
  },
  // It's answered.
  {
    route: '/roadmaps/[roadmapId]/suggestions/[suggestionId]/edit',
    at: suggested('answered', '/edit'),
    open: 'nobody',
  },
]

export const roadmaps: PageRow[] = [
  ...suggestions,
  { route: '/roadmaps/new', open: 'lead otherLead admin' },
  { route: '/roadmaps/import', open: 'lead otherLead admin' },
  {
    route: '/roadmaps/import/[importId]',
    at: ({ written }) => `/roadmaps/import/${written.importId}`,
    open: 'lead',
    shows: ['import-of-lead'],
  },
  ...['roadmap.yaml', 'roadmap.csv', 'roadmap.md'].flatMap((file): PageRow[] => [
    {
      route: `/roadmaps/[roadmapId]/${file}`,
      at: ofTeam(`/${file}`),
      open: team,
      shows: ['roadmap-of-team'],
    },
    { route: `/roadmaps/[roadmapId]/${file}`, at: everybodys(`/${file}`), open: 'nobody' },
  ]),
  {
    route: '/roadmaps/[roadmapId]',
    at: ofTeam(''),
    open: team,
    shows: ['roadmap-of-team'],
  },
  { route: '/roadmaps/[roadmapId]/assign', at: ofTeam('/assign'), open: team },
  // Not published yet, so it isn't there for anyone but on the pages where it's written.
  { route: '/roadmaps/[roadmapId]', at: everybodys(''), open: 'nobody' },
  ...writing.flatMap(([route, path, shows]): PageRow[] => [
    { route, at: ofTeam(path), open: 'lead', ...(shows && { shows: ['working-copy-of-team'] }) },
    { route, at: everybodys(path), open: 'admin', ...(shows && { shows: ['working-copy-of-admin'] }) },
  ]),
  {
    route: '/roadmaps/[roadmapId]/edit',
    at: ({ roadmap }) => `/roadmaps/${roadmap.roadmapId}/edit`,
    open: 'admin',
  },
  {
    route: '/roadmaps/[roadmapId]/edit/[milestoneKey]',
    at: ofTeam('/edit/constructor'),
    open: 'nobody',
  },
]
