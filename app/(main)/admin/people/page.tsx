import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import { found, one, type Query } from '#app/_server/found.ts'
import { TextField } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { type ListedPerson, listPeople, peopleOnAPage } from '#lib/admin/reads.ts'
import { readableAddress } from '#lib/core/email.ts'
import { count } from '#lib/core/format.ts'
import { listOpenInvites } from '#lib/invites/reads.ts'
import { peopleQuery } from '#lib/people/input.ts'
import { rolesInWords } from '#lib/teams/rules.ts'
import { Invites } from '../../teams/[teamId]/people/invites.tsx'
import { PageLinks } from '../page-links.tsx'

export const metadata: Metadata = { title: 'All people' }

export default async function AllPeople({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext()
  const query = await searchParams
  const { q, page } = peopleQuery.parse({ q: one(query.q), page: one(query.page) ?? '1' })
  const { people, total } = await found(listPeople(ctx, { q, page }))
  const invites = await listOpenInvites(ctx, null)
  return (
    <Page
      title="People"
      crumbs={[{ href: '/admin', label: 'Admin' }]}
      lede={`${count(total, 'person', 'people')}${q ? ` found for “${q}”` : ''}.`}
      side={
        <a
          className="button button--small"
          href="/admin/people/invite"
          aria-keyshortcuts={keyed(ctx.viewer, 'n')}
        >
          Invite an admin
        </a>
      }
    >
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        <section aria-labelledby="all-people">
          <h2 className="visually-hidden" id="all-people">
            All people
          </h2>
          <search>
            <form className="search-form" action="/admin/people" aria-label="Find people">
              <TextField
                name="q"
                label="Name or e-mail"
                hideLabel
                type="search"
                value={q ?? ''}
                placeholder="Name or e-mail"
              />
              <button type="submit" className="button">
                Find
              </button>
            </form>
          </search>
          {people.length === 0 ? (
            <EmptyList title="No one by this name" level={2}>
              Part of a name or address is enough.
            </EmptyList>
          ) : (
            <Plain as="ul" className="sheet roster">
              {people.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </Plain>
          )}
          <PageLinks
            label="Pages of people"
            path="/admin/people"
            q={q}
            page={page}
            hasMore={page * peopleOnAPage < total}
          />
        </section>
        <Invites invites={invites} ctx={ctx} />
      </div>
    </Page>
  )
}

function PersonRow({ person }: { person: ListedPerson }) {
  const teams = person.teams.map(({ name, roles }) => `${rolesInWords(roles)} in ${name}`)
  const marks = [person.isDeactivated && 'deactivated', person.isAdmin && 'admin', ...teams].filter(Boolean)
  return (
    <li>
      <Pebble person={person} />
      <p className="roster__text">
        <a className="title" href={`/admin/people/${person.id}`}>
          <bdi>{person.name}</bdi>
        </a>
        <span className="meta">{readableAddress(person.email)}</span>
        <span className="meta">{marks.length > 0 ? marks.join(', ') : 'in no team'}</span>
      </p>
    </li>
  )
}
