import BetterSqlite from 'better-sqlite3'
import { peopleOnAPage } from '#lib/admin/reads.ts'
import { type Place, placesIn, type Visitor } from '../places.ts'

/** `turns`: so many times on to the next page of the list, or until its last. */
export type GrowthPlace = Place & { turns: number }

const page20 = 19

// A word of one text in a hundred, one in most texts, and the beginning of many words.
const words = ['pathlib', 'one', 'te', 'kelomu', '"retry out of the client"'] as const

/** Every page of `bench/places.ts`, as a lead of ten teams too, with its filters and, of lists, page 20. */
export function growthPlacesIn(file: string): GrowthPlace[] {
  const connection = new BetterSqlite(file, { readonly: true })
  const one = (sql: string): string => String(connection.prepare(sql).pluck().get() ?? '')
  const person = (name: string) => `(select id from people where email = '${name}@demo.cairn')`
  const junior = one(`select ${person('junior')}`)
  const theme = one(`select f.theme_id from findings f join reviews r on r.id = f.review_id
    where r.junior_id = '${junior}' group by f.theme_id order by count(*) desc, f.theme_id`)
  const goal =
    one(`select goal_id from review_goals where goal_id in (select id from goals where junior_id = '${junior}')
    group by goal_id order by count(*) desc, goal_id`)
  const middle = one(
    `select held_on from sessions where junior_id = '${junior}' order by held_on limit 1 offset 20`,
  )
  const roadmap = one('select id from roadmaps where team_id is null order by id')
  const ledTeam = one(`select team_id from memberships where role = 'lead' and person_id = ${person('leads')}
    order by team_id`)
  const ledJunior = one(
    `select person_id from memberships where role = 'junior' and team_id = '${ledTeam}' order by id`,
  )
  const member = one(`select id from memberships where role = 'junior' and person_id = '${junior}'`)
  const lastPage = Math.ceil(Number(one('select count(*) from people')) / peopleOnAPage)
  connection.close()
  const rows: [route: string, address: string, as: Visitor[], turns?: number][] = [
    ...['/', '/teams', '/queue', '/roadmaps', '/sessions', '/reviews', '/reviews/new'].map(
      (address): [string, string, Visitor[]] => [address, address, ['leads']],
    ),
    ['/teams/[teamId]', `/teams/${ledTeam}`, ['leads']],
    ['/teams/[teamId]/people', `/teams/${ledTeam}/people`, ['leads', 'admin']],
    ['/people/[personId]', `/people/${ledJunior}`, ['leads']],
    ['/roadmaps/[roadmapId]', `/roadmaps/${roadmap}`, ['leads']],
    ['/roadmaps/[roadmapId]', `/roadmaps/${roadmap}?for=${junior}`, ['mentor', 'lead']],
    ['/roadmaps/[roadmapId]/assign', `/roadmaps/${roadmap}/assign`, ['leads']],
    ['/roadmaps/[roadmapId]/move-on', `/roadmaps/${roadmap}/move-on`, ['leads', 'mentor']],
    ['/roadmaps/[roadmapId]/move-on', `/roadmaps/${roadmap}/move-on?for=${member}`, ['mentor']],
    ['/roadmaps/[roadmapId]/assign', `/roadmaps/${roadmap}/assign?junior=${member}`, ['mentor']],
    ...[
      `theme=${theme}`,
      `goal=${goal}`,
      `kind=private`,
      `kind=reviews&theme=${theme}`,
      `from=${middle}&to=${middle.slice(0, 8)}28`,
      'q=retry',
    ].map((filter): [string, string, Visitor[]] => [
      '/people/[personId]',
      `/people/${junior}?${filter}`,
      ['mentor', 'lead'],
    ]),
    ['/people/[personId]', `/people/${junior}`, ['mentor', 'junior'], page20],
    ['/sessions', '/sessions', ['mentor', 'junior'], page20],
    ['/reviews', '/reviews', ['mentor', 'junior'], page20],
    ['/reviews', '/reviews?of=about', ['mentor']],
    ['/actions', '/actions?closed=1', ['mentor', 'junior']],
    ['/settings/sign-ins', '/settings/sign-ins', ['junior'], page20],
    ...words.map((word): [string, string, Visitor[]] => [
      '/search',
      `/search?q=${encodeURIComponent(word)}`,
      ['mentor', 'lead', 'junior', 'admin', 'leads'],
    ]),
    ['/search', '/search?q=one', ['mentor', 'lead'], page20],
    ['/search', '/search?q=one&kind=reviews', ['mentor']],
    ['/search', '/search?q=one&sort=newest', ['mentor']],
    ['/admin/people', '/admin/people', ['admin'], page20],
    ['/admin/people', `/admin/people?page=${lastPage}`, ['admin']],
    ...['ada', 'led-junior7', 'nobody has this name'].map((asked): [string, string, Visitor[]] => [
      '/admin/people',
      `/admin/people?q=${encodeURIComponent(asked)}`,
      ['admin'],
    ]),
    ['/admin/people', '/admin/people?q=ada', ['admin'], page20],
    ['/admin/teams', '/admin/teams', ['admin'], page20],
  ]
  const more = rows.flatMap(([route, address, as, turns = 0]) =>
    as.map((visitor) => ({ route, address, as: visitor, turns })),
  )
  const known = placesIn(file).filter(({ as }) => as !== 'nobody')
  return [...known.map((place) => ({ ...place, turns: 0 })), ...more]
}
