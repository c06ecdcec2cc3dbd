import type { Metadata } from 'next'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import { found } from '#app/_server/found.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { listTeams } from '#lib/admin/reads.ts'
import { count } from '#lib/core/format.ts'

export const metadata: Metadata = { title: 'All teams' }

export default async function AllTeams() {
  const ctx = await requireContext()
  const teams = await found(listTeams(ctx))
  const makeOne = (
    <a
      className="button button--small button--primary"
      href="/admin/teams/new"
      aria-keyshortcuts={keyed(ctx.viewer, 'n')}
    >
      Create a team
    </a>
  )
  return (
    <Page
      title="Teams"
      width="read"
      crumbs={[{ href: '/admin', label: 'Admin' }]}
      side={teams.length > 0 && makeOne}
    >
      {teams.length === 0 ? (
        <EmptyList title="No teams yet" level={2} action={makeOne}>
          Roles, pairs and goals all belong to a team.
        </EmptyList>
      ) : (
        <ul className="sheet rows">
          {teams.map((team) => (
            <li key={team.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
              <div>
                <h2 className="subheading">
                  <a className="title" href={`/teams/${team.id}/people`}>
                    <bdi>{team.name}</bdi>
                  </a>
                </h2>
                <p className="meta">
                  {count(team.people, 'member')},{' '}
                  {team.leads === 0 ? 'no lead yet' : count(team.leads, 'lead')}
                </p>
              </div>
              <a
                className="button button--small"
                href={`/teams/${team.id}/people/team`}
                aria-label={`Name and limits of ${team.name}`}
              >
                Name and limits
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
