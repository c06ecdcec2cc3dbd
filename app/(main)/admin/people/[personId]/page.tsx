import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { getPerson, type ListedPerson } from '#lib/admin/reads.ts'
import { readableAddress } from '#lib/core/email.ts'
import { rolesInWords } from '#lib/teams/rules.ts'
import { changeAddress, reactivate, sendPage, setAdmin } from '../../actions.ts'

type Props = { params: Promise<{ personId: string }> }

// Shared by `generateMetadata` and the page.
const personOf = cache(async (personId: string) =>
  found(getPerson(await requireContext(), addressId(personId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await personOf((await params).personId)).name }
}

export default async function PersonPage({ params }: Props) {
  const ctx = await requireContext()
  const person = await personOf((await params).personId)
  const address = readableAddress(person.email)
  return (
    <FormsPage
      forms={sendPage}
      title={person.name}
      width="read"
      crumbs={[
        { href: '/admin', label: 'Admin' },
        { href: '/admin/people', label: 'People' },
      ]}
      lede={person.isDeactivated ? `${address}. Deactivated: can’t sign in.` : address}
    >
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        <section aria-labelledby="teams">
          <h2 id="teams">Teams</h2>
          {person.teams.length === 0 ? (
            <p className="mt-3">In no team.</p>
          ) : (
            <ul className="sheet rows mt-3">
              {person.teams.map((team) => (
                <li key={team.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
                  <div>
                    <p>
                      <b>
                        <bdi>{team.name}</bdi>
                      </b>
                    </p>
                    <p className="meta">{rolesInWords(team.roles)}</p>
                  </div>
                  <a
                    className="button button--small"
                    href={`/teams/${team.id}/people/${person.id}`}
                    aria-label={`Change roles in ${team.name}`}
                  >
                    Change
                  </a>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="account">
          <h2 id="account">Account</h2>
          <ul className="sheet rows mt-3">
            {person.isDeactivated ? (
              <Reactivate person={person} />
            ) : (
              <Active person={person} isOneself={person.id === ctx.viewer.id} />
            )}
          </ul>
        </section>
        <section aria-labelledby="address">
          <h2 id="address">E-mail address</h2>
          <ActionForm
            action={changeAddress}
            part="changeAddress"
            fixed={{ personId: person.id }}
            className="form form--close"
            renewed={person.email}
          >
            <Hidden name="addressBefore" value={person.email} />
            <TextField
              name="email"
              label="New address"
              hint="They sign in with it from then on, and see that you changed it. Open reset links stop working."
              type="email"
              width="medium"
              autoComplete="off"
              required
            />
            <SubmitButton className="button">Change address</SubmitButton>
          </ActionForm>
        </section>
      </div>
    </FormsPage>
  )
}

function Active({ person, isOneself }: { person: ListedPerson; isOneself: boolean }) {
  const here = `/admin/people/${person.id}`
  return (
    <>
      <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div>
          <p>{person.isAdmin ? 'An admin' : 'Not an admin'}</p>
          <p className="meta">Admins manage people and teams, and can’t read anyone’s notes.</p>
        </div>
        <ActionForm
          action={setAdmin}
          part="setAdmin"
          fixed={{ personId: person.id }}
          renewed={String(person.isAdmin)}
        >
          <Hidden name="isAdmin" value={person.isAdmin ? '' : 'on'} />
          <SubmitButton className="button button--small">
            {person.isAdmin ? 'Remove admin' : 'Make admin'}
          </SubmitButton>
        </ActionForm>
      </li>
      <li className="flex flex-wrap items-center gap-x-3 gap-y-2 justify-between">
        <div>
          <p>A forgotten password</p>
          <p className="meta">
            Create a link to set a new one. It works once, within an hour. The person will be told.
          </p>
        </div>
        <a className="button button--small" href={`${here}/reset`}>
          Create a link
        </a>
      </li>
      {!isOneself && (
        <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <div>
            <p>Deactivate</p>
            <p className="meta">
              They can no longer sign in, and all their roles end. You’ll see what that means first.
            </p>
          </div>
          <a className="button button--small" href={`${here}/deactivate`}>
            Deactivate
          </a>
        </li>
      )}
    </>
  )
}

function Reactivate({ person }: { person: ListedPerson }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <div>
        <p>Deactivated</p>
        <p className="meta">Once reactivated, they sign in as before. Give them roles again, team by team.</p>
      </div>
      <ActionForm action={reactivate} part="reactivate" fixed={{ personId: person.id }}>
        <SubmitButton className="button button--small">Reactivate</SubmitButton>
      </ActionForm>
    </li>
  )
}
