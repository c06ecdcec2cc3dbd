import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Hidden, LinesField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ShownOnce } from '#app/_ui/shown-once.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { type Role, roles } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { listOpenInvites } from '#lib/invites/reads.ts'
import { getManagedTeam, listMembers } from '#lib/teams/reads.ts'
import { invite } from '../actions.ts'
import { roleChoices } from '../role-choices.ts'
import { peopleTrail } from '../trail.ts'

type Props = { params: Promise<{ teamId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const teamOf = cache(async (teamId: string) =>
  found(getManagedTeam(await requireContext(), addressId(teamId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Invite to ${(await teamOf((await params).teamId)).name}` }
}

export default async function InviteToTeam({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const team = await teamOf((await params).teamId)
  const people = `/teams/${team.id}/people`
  const query = await searchParams
  const role = await roleToInvite(ctx, team, one(query.role))
  return (
    <Page
      title={`Invite to ${team.name}`}
      width="read"
      crumbs={peopleTrail(ctx, team)}
      lede="You’ll get a link for each address to pass on. It works once, for seven days, whether or not the person has an account here."
    >
      <ActionForm action={invite} className="form">
        <ShownOnce
          label="The link"
          after={
            <>
              <p>
                Pass each link on to the person it’s for, and to no one else: Cairn sends them nothing, and
                anyone who has it can create their account. Links are only shown now and aren’t kept anywhere.
                An earlier link to the same address and role no longer works. Until a link is used, you can
                revoke it on the team’s page.
              </p>
              <div className="form-bar">
                <a className="button button--primary" href={people}>
                  Back to the team
                </a>
                <a className="button" href={`${people}/invite`} data-reload>
                  Invite more
                </a>
              </div>
            </>
          }
        >
          <Hidden name="id" value={newId()} />
          <input type="hidden" name="teamId" value={team.id} />
          <LinesField
            name="email"
            label="E-mail addresses"
            hint="One or more, each on its own line. Each person signs in with their own."
            rows={3}
            value={one(query.email)}
            required
          />
          <Segments name="role" legend="Role" options={roleChoices} value={role} />
          <div className="form-bar">
            <SubmitButton>Create link</SubmitButton>
          </div>
        </ShownOnce>
      </ActionForm>
    </Page>
  )
}

/** As asked for, or a lead for a team that has none yet, not even invited. */
async function roleToInvite(ctx: Ctx, team: ManagedTeam, asked: string | undefined): Promise<Role> {
  const role = roles.find((each) => each === asked)
  if (role) return role
  const members = await listMembers(ctx, team)
  const invites = await listOpenInvites(ctx, team.id)
  const hasLead =
    members.some((member) => member.roles.includes('lead')) || invites.some((each) => each.role === 'lead')
  return hasLead ? 'junior' : 'lead'
}

type ManagedTeam = Awaited<ReturnType<typeof getManagedTeam>>
