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

export const roadmaps: PageRow[] = [
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
