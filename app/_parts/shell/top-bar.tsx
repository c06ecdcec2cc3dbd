import { Pebble } from '#app/_parts/people/person.tsx'
import { Brand } from '#app/_ui/brand.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Menu, MenuLink } from '#app/_ui/menu.tsx'
import { Nav } from '#app/_ui/nav.tsx'
import type { Viewer } from '#lib/core/context.ts'

// Someone who has left every team keeps what's theirs; an admin without roles has usually never been in one.
const hasLeft = (viewer: Viewer) => viewer.roles.length === 0 && !viewer.isAdmin

function places(viewer: Viewer) {
  const is = (role: string) => viewer.roles.some((held) => held.role === role)
  const teams = new Set(viewer.roles.filter(({ role }) => role !== 'junior').map(({ teamId }) => teamId))
  const [onlyTeam] = teams.size === 1 ? teams : []
  const meets = viewer.roles.length > 0 || hasLeft(viewer)
  return [
    { href: '/', label: 'Today' },
    (is('junior') || hasLeft(viewer)) && { href: '/goals', label: 'Goals' },
    (is('mentor') || is('lead')) && { href: '/queue', label: 'Queue' },
    meets && { href: '/sessions', label: 'Sessions' },
    meets && { href: '/reviews', label: 'Reviews' },
    { href: '/roadmaps', label: 'Roadmaps' },
    teams.size > 0 && {
      href: onlyTeam ? `/teams/${onlyTeam}` : '/teams',
      label: onlyTeam ? 'Team' : 'Teams',
    },
    viewer.isAdmin && viewer.roles.length === 0 && { href: '/admin', label: 'Admin' },
  ].filter((place) => place !== false)
}

/** `isLost`: for the 404 page, where no place is current. */
export function TopBar({ viewer, isLost }: { viewer: Viewer; isLost?: boolean }) {
  const guides = viewer.roles.some(({ role }) => role !== 'junior')
  const mentors = viewer.roles.some(({ role }) => role === 'mentor')
  return (
    <header className="topbar">
      <div className="wrap topbar__inner">
        <Brand />
        <Nav items={places(viewer)} isLost={isLost} />
        <div className="topbar__tools">
          <search>
            <form className="find" action="/search" aria-label="Search everything">
              <label className="visually-hidden" htmlFor="find-words">
                Search goals, sessions and notes
              </label>
              <Icon name="search" />
              <input id="find-words" name="q" type="search" dir="auto" placeholder="Search" />
              <button type="submit" className="find__button" aria-label="Search">
                <Icon name="search" className="icon--large" />
              </button>
            </form>
          </search>
          {guides && (
            <Menu
              className="button button--small"
              summary={
                <>
                  <Icon name="plus" />
                  New
                </>
              }
            >
              {mentors && (
                <MenuLink href="/sessions/new" icon="people">
                  Log a session
                </MenuLink>
              )}
              <MenuLink href="/reviews/new" icon="code">
                Log a review note
              </MenuLink>
              <MenuLink href="/roadmaps" icon="flag">
                Assign goals
              </MenuLink>
            </Menu>
          )}
          <Menu
            className="account"
            label={`Your account, ${viewer.name}`}
            summary={<Pebble person={viewer} />}
          >
            {viewer.roles.length > 0 && (
              <>
                <MenuLink href="/actions" icon="check">
                  Your open actions
                </MenuLink>
                <MenuLink href="/teams" icon="people">
                  Your teams
                </MenuLink>
              </>
            )}
            <MenuLink href="/drafts" icon="pencil">
              Your drafts
            </MenuLink>
            <MenuLink href="/settings" icon="settings">
              Settings and theme
            </MenuLink>
            <MenuLink href="/help/who-sees-what" icon="eye">
              Who can see what
            </MenuLink>
            {viewer.isAdmin && (
              <MenuLink href="/admin" icon="admin">
                Admin
              </MenuLink>
            )}
            <li>
              <hr />
            </li>
            <li>
              <form action="/sign-out" method="post">
                <button type="submit">
                  <Icon name="sign-out" />
                  Sign out
                </button>
              </form>
            </li>
          </Menu>
        </div>
      </div>
    </header>
  )
}
