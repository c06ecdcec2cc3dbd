import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { calledName, fullName } from '#lib/core/names.ts'
import { getEnding } from '#lib/teams/endings/reads.ts'
import { getManagedMember } from '#lib/teams/reads.ts'
import { endingSentences } from '#lib/teams/rules.ts'
import { takeRole } from '../../actions.ts'
import { Consequences } from '../../consequences.tsx'
import { OnlyLead } from '../../only-lead.tsx'
import { peopleTrail } from '../../trail.ts'

type Props = { params: Promise<{ teamId: string; personId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const roleOf = cache(async (teamId: string, personId: string, asked: string | undefined) => {
  const ctx = await requireContext()
  const managed = await found(getManagedMember(ctx, addressId(teamId), addressId(personId)))
  return { ...managed, role: managed.member.roles.find((held) => held === asked) ?? notFound() }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const { teamId, personId } = await params
  const { team, member, role } = await roleOf(teamId, personId, one((await searchParams).role))
  return { title: `End the ${role} role: ${fullName(viewer, member)}, ${team.name}` }
}

export default async function EndRole({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { teamId, personId } = await params
  const { team, member, isOnlyLead, role } = await roleOf(teamId, personId, one((await searchParams).role))
  const here = `/teams/${team.id}/people/${member.id}`
  const ending = await getEnding(
    ctx,
    { teamId: team.id, personId: member.id, name: calledName(ctx.viewer, member) },
    team.leads || member.id === ctx.viewer.id,
  )
  return (
    <Page
      title={`End the ${role} role?`}
      width="read"
      crumbs={[...peopleTrail(ctx, team), { href: here, label: fullName(ctx.viewer, member) }]}
      lede={`${fullName(ctx.viewer, member)}, in ${team.name}.`}
    >
      <div className="stack-9 sm:stack-10">
        {isOnlyLead && role === 'lead' && (
          <OnlyLead name={fullName(ctx.viewer, member)} isAdmin={ctx.viewer.isAdmin} />
        )}
        <Consequences sentences={endingSentences(ending, [role])} />
        <ActionForm action={takeRole}>
          <input type="hidden" name="teamId" value={team.id} />
          <input type="hidden" name="personId" value={member.id} />
          <input type="hidden" name="role" value={role} />
          <Hidden name="version" value={ending.version} />
          <FormBar submit="End the role" back={here} backWords="Cancel" ends />
        </ActionForm>
      </div>
    </Page>
  )
}
