import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { capital, count } from '#lib/core/format.ts'
import { listOwnTeams } from '#lib/teams/reads.ts'
import { rolesInWords } from '#lib/teams/rules.ts'

export const metadata: Metadata = { title: 'Your teams' }

export default async function Teams() {
  const ctx = await requireContext()
  const teams = await listOwnTeams(ctx)
  return (
    <Page title="Your teams" width="read">
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        {teams.length === 0 ? (
          <EmptyList
            title="You’re not in a team"
            level={2}
            action={
              ctx.viewer.isAdmin && (
                <a className="button button--small" href="/admin/teams">
                  All teams
                </a>
              )
            }
          >
            A lead or admin can invite you: give them the e-mail address you sign in with.
          </EmptyList>
        ) : (
          <ul className="sheet rows">
            {teams.map((team) => (
              <li key={team.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
                <div>
                  <h2 className="subheading">
                    <a className="title" href={`/teams/${team.id}`}>
                      <bdi>{team.name}</bdi>
                    </a>
                  </h2>
                  <p className="meta">
                    {capital(rolesInWords(team.roles))}. {count(team.people, 'person', 'people')} in the team.
                  </p>
                </div>
                <a className="button button--small" href={`/teams/${team.id}/people`}>
                  People
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}
