import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { calledName, fullName } from '#lib/core/names.ts'
import { getEnding } from '#lib/teams/endings/reads.ts'
import { getMember } from '#lib/teams/reads.ts'
import { endingSentences } from '#lib/teams/rules.ts'
import { leave } from '../../actions.ts'
import { Consequences } from '../../consequences.tsx'
import { OnlyLead } from '../../only-lead.tsx'
import { peopleTrail } from '../../trail.ts'

type Props = { params: Promise<{ teamId: string; personId: string }> }

// Shared by `generateMetadata` and the page.
const memberOf = cache(async (teamId: string, personId: string) =>
  found(getMember(await requireContext(), addressId(teamId), addressId(personId))),
)

async function titleOf({ params }: Props): Promise<string> {
  const { viewer } = await requireContext()
  const { teamId, personId } = await params
  const { team, member } = await memberOf(teamId, personId)
  if (member.id === viewer.id) return `Leave ${team.name}?`
  return `Remove ${fullName(viewer, member)} from ${team.name}?`
}

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: await titleOf(props) })

export default async function LeaveTeam(props: Props) {
  const ctx = await requireContext()
  const { teamId, personId } = await props.params
  const { team, member, isOnlyLead } = await memberOf(teamId, personId)
  const isOneself = member.id === ctx.viewer.id
  const ending = await getEnding(
    ctx,
    { teamId: team.id, personId: member.id, name: calledName(ctx.viewer, member) },
    team.leads || isOneself,
  )
  const people = `/teams/${team.id}/people`
  return (
    <Page title={await titleOf(props)} width="read" crumbs={peopleTrail(ctx, team)}>
      <div className="stack-9 sm:stack-10">
        {isOnlyLead && <OnlyLead name={fullName(ctx.viewer, member)} isAdmin={ctx.viewer.isAdmin} />}
        <Consequences sentences={endingSentences(ending, member.roles)} />
        <ActionForm action={leave}>
          <input type="hidden" name="teamId" value={team.id} />
          <input type="hidden" name="personId" value={member.id} />
          <Hidden name="version" value={ending.version} />
          <FormBar
            submit={isOneself ? 'Leave the team' : 'Remove from team'}
            back={team.canManage ? `${people}/${member.id}` : people}
            backWords="Cancel"
            ends
          />
        </ActionForm>
      </div>
    </Page>
  )
}
