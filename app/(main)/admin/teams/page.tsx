import type { Metadata } from 'next'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import { found, one, type Query } from '#app/_server/found.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { listTeams, teamsOnAPage } from '#lib/admin/reads.ts'
import { count } from '#lib/core/format.ts'
import { teamsQuery } from '#lib/people/input.ts'
import { PageLinks } from '../page-links.tsx'

export const metadata: Metadata = { title: 'All teams' }

export default async function AllTeams({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext()
  const { page } = teamsQuery.parse({ page: one((await searchParams).page) ?? '1' })
  const { teams, total } = await found(listTeams(ctx, page))
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
      lede={total > teamsOnAPage ? `${count(total, 'team')}.` : undefined}
      side={total > 0 && makeOne}
    >
      {total === 0 ? (
        <EmptyList title="No teams yet" level={2} action={makeOne}>
          Roles, pairs and goals all belong to a team.
        </EmptyList>
      ) : teams.length === 0 ? (
        <EmptyList title="No more teams" level={2} action={<a href="/admin/teams">Back to the first</a>} />
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
      <PageLinks
        label="Pages of teams"
        path="/admin/teams"
        page={page}
        hasMore={page * teamsOnAPage < total}
      />
    </Page>
  )
}
