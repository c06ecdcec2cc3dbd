import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { found } from '#app/_server/found.ts'
import { Page } from '#app/_ui/page.tsx'
import { countInstance } from '#lib/admin/reads.ts'
import { instanceWords } from '#lib/admin/rules.ts'
import { getDatabaseFacts, getUpkeep } from '#lib/admin/upkeep/reads.ts'
import { backupWords, checkWords, runningWords } from '#lib/admin/upkeep/rules.ts'
import { configuration } from '#lib/core/configuration.ts'

export const metadata: Metadata = { title: 'Admin' }

export default async function Admin() {
  const ctx = await requireContext()
  const { people, admins, teams } = await found(countInstance(ctx))
  const { backup, check } = await found(getUpkeep(ctx))
  const database = await found(getDatabaseFacts(ctx))
  return (
    <Page title="Admin" width="read" lede={`${instanceWords(people, admins, teams)}.`}>
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        <ul className="sheet rows">
          <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
            <div>
              <h2 className="subheading">
                <a className="title" href="/admin/teams">
                  Teams
                </a>
              </h2>
              <p className="meta">Create teams and manage their members: roles, pairs, invites.</p>
            </div>
            {teams === 0 && (
              <a className="button button--small button--primary" href="/admin/teams/new">
                Create the first team
              </a>
            )}
          </li>
          <li>
            <h2 className="subheading">
              <a className="title" href="/admin/people">
                People
              </a>
            </h2>
            <p className="meta">
              Find someone, make them an admin, deactivate them, or help with a forgotten password.
            </p>
          </li>
        </ul>
        <section aria-labelledby="upkeep">
          <h2 id="upkeep">Maintenance</h2>
          <ul className="mt-3 stack-2">
            <li>{runningWords(configuration(), database)}</li>
            <li>{backupWords(backup, ctx.now)}</li>
            {check && <li>{checkWords(check, ctx.now)}</li>}
          </ul>
        </section>
        <p className="meta">
          As an admin you don’t see anyone’s goals or notes.{' '}
          <a href="/help/who-sees-what">Who can see what</a>
        </p>
      </div>
    </Page>
  )
}
