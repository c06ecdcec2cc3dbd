import { Pebble } from '#app/_parts/people/person.tsx'
import { Brand } from '#app/_ui/brand.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Menu, MenuLink } from '#app/_ui/menu.tsx'
import { Nav } from '#app/_ui/nav.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { KeyHelp } from './key-help.tsx'
import { keyed, placesOf } from './places.ts'

/** `isLost`: for the 404 page, where no place is current. */
export function TopBar({ viewer, isLost }: { viewer: Viewer; isLost?: boolean }) {
  const guides = viewer.roles.some(({ role }) => role !== 'junior')
  const mentors = viewer.roles.some(({ role }) => role === 'mentor')
  return (
    <header className="topbar">
      <div className="wrap topbar__inner">
        <Brand />
        <Nav items={placesOf(viewer)} isLost={isLost} />
        <div className="topbar__tools">
          <search>
            <form className="find" action="/search" aria-label="Search everything">
              <label className="visually-hidden" htmlFor="find-words">
                Search goals, sessions and notes
              </label>
              <Icon name="search" />
              <input
                id="find-words"
                name="q"
                type="search"
                dir="auto"
                placeholder="Search"
                aria-keyshortcuts={keyed(viewer, '/')}
              />
              <button
                type="submit"
                className="find__button"
                aria-label="Search"
                aria-keyshortcuts={keyed(viewer, '/')}
              >
                <Icon name="search" className="icon--large" />
              </button>
            </form>
          </search>
          {guides && (
            <Menu
              className="button button--small"
              shortcut={keyed(viewer, 'n')}
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
              <MenuLink href="/goals/new" icon="goal">
                Set another goal
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
                <MenuLink href="/actions" icon="check" go="a">
                  Your open actions
                </MenuLink>
                <MenuLink href="/teams" icon="people">
                  Your teams
                </MenuLink>
              </>
            )}
            <MenuLink href="/jots" icon="pencil" go="j">
              Your jots
            </MenuLink>
            <MenuLink href="/drafts" icon="pencil" go="d">
              Your drafts
            </MenuLink>
            <MenuLink href="/settings" icon="settings">
              Settings and theme
            </MenuLink>
            <MenuLink href="/help/who-sees-what" icon="eye">
              Who can see what
            </MenuLink>
            <MenuLink href="/help/keys" icon="keyboard" shortcut={keyed(viewer, '?')}>
              Keyboard shortcuts
            </MenuLink>
            {viewer.isAdmin && (
              <MenuLink href="/admin" icon="admin" go="i">
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
      {viewer.hasShortcuts && <KeyHelp viewer={viewer} />}
    </header>
  )
}
