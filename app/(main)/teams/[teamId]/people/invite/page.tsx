import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ShownOnce } from '#app/_ui/shown-once.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { getManagedTeam } from '#lib/teams/reads.ts'
import { invite } from '../actions.ts'
import { roleChoices } from '../role-choices.ts'
import { peopleTrail } from '../trail.ts'

type Props = { params: Promise<{ teamId: string }>; searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Invite to the team' }

export default async function InviteToTeam({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const team = await found(getManagedTeam(ctx, addressId((await params).teamId)))
  const people = `/teams/${team.id}/people`
  return (
    <Page
      title={`Invite to ${team.name}`}
      width="read"
      crumbs={peopleTrail(ctx, team)}
      lede="You get a link to pass on. It works once, for seven days, for the person with this address, whether or not they have an account here."
    >
      <ActionForm action={invite} className="form">
        <ShownOnce
          label="The link"
          after={
            <>
              <p>
                Pass it on to the person you invite: Cairn sends them nothing. Anyone with the link can use
                it. It’s shown this once and kept nowhere. An earlier link to the same address and role no
                longer works. Until it’s used, you can take it back on the team’s page.
              </p>
              <div className="form-bar">
                <a className="button button--primary" href={people}>
                  Back to the team
                </a>
                <a className="button" href={`${people}/invite`} data-reload>
                  Invite another
                </a>
              </div>
            </>
          }
        >
          <Hidden name="id" value={newId()} />
          <input type="hidden" name="teamId" value={team.id} />
          <TextField
            name="email"
            label="E-mail"
            hint="The person signs in with it."
            type="email"
            autoComplete="off"
            value={one((await searchParams).email)}
            required
          />
          <Segments name="role" legend="Role" options={roleChoices} value="junior" />
          <div className="form-bar">
            <SubmitButton>Create link</SubmitButton>
          </div>
        </ShownOnce>
      </ActionForm>
    </Page>
  )
}
