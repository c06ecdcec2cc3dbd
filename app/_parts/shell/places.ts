import type { Viewer } from '#lib/core/context.ts'

/** `go` is the letter that leads there after `g`. Pages below `also` belong to the place as well. */
export type Place = { href: string; label: string; go: string; also?: string[] }

const today = { href: '/', label: 'Today', go: 'h' }
const goals = { href: '/goals', label: 'Goals', go: 'g' }
const queue = { href: '/queue', label: 'Queue', go: 'q' }
// Actions come from sessions.
const sessions = { href: '/sessions', label: 'Sessions', go: 's', also: ['/actions'] }
const reviews = { href: '/reviews', label: 'Reviews', go: 'r' }
const roadmaps = { href: '/roadmaps', label: 'Roadmaps', go: 'm' }
const teams = { href: '/teams', label: 'Teams', go: 't' }
const actions = { href: '/actions', label: 'Your open actions', go: 'a' }
const jots = { href: '/jots', label: 'Your jots', go: 'j' }
const drafts = { href: '/drafts', label: 'Your drafts', go: 'd' }
const admin = { href: '/admin', label: 'Admin', go: 'i' }

export const everyPlace = [
  today,
  goals,
  queue,
  sessions,
  reviews,
  roadmaps,
  teams,
  actions,
  jots,
  drafts,
  admin,
] satisfies Place[]

// Someone who has left every team keeps what's theirs; an admin without roles has usually never been in one.
const hasLeft = (viewer: Viewer) => viewer.roles.length === 0 && !viewer.isAdmin

/** The sections in the navigation. */
export function placesOf(viewer: Viewer): Place[] {
  const is = (role: string) => viewer.roles.some((held) => held.role === role)
  const guided = new Set(viewer.roles.filter(({ role }) => role !== 'junior').map(({ teamId }) => teamId))
  const [onlyTeam] = guided.size === 1 ? guided : []
  const meets = viewer.roles.length > 0 || hasLeft(viewer)
  const hasGoals = is('junior') || hasLeft(viewer)
  const team = onlyTeam ? { ...teams, href: `/teams/${onlyTeam}`, label: 'Team' } : teams
  return [
    today,
    // A junior's own page, unless they also open others'.
    hasGoals && { ...goals, also: ['/proposals', ...(guided.size > 0 ? [] : ['/people'])] },
    (is('mentor') || is('lead')) && queue,
    meets && sessions,
    meets && reviews,
    roadmaps,
    guided.size > 0 && {
      ...team,
      also: ['/teams', '/people', ...(hasGoals ? [] : ['/goals', '/proposals'])],
    },
    viewer.isAdmin && viewer.roles.length === 0 && admin,
  ].filter((place) => place !== false)
}

/** The sections in the account's menu. */
export const menuPlacesOf = (viewer: Viewer): Place[] =>
  [
    viewer.roles.length > 0 && actions,
    jots,
    drafts,
    viewer.isAdmin && viewer.roles.length > 0 && admin,
  ].filter((place) => place !== false)

/** For `aria-keyshortcuts`: a key pressed alone. Nothing if this person has switched shortcuts off. */
export const keyed = (viewer: Viewer, key: '/' | '?' | 'e' | 'n' | 't') =>
  viewer.hasShortcuts ? key : undefined
