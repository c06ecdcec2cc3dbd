import type { Metadata } from 'next'
import { ResetLinkForm } from '#app/_parts/people/reset-link-form.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Page } from '#app/_ui/page.tsx'
import { newId } from '#lib/core/ids.ts'
import { getManagedMember } from '#lib/teams/reads.ts'
import { makeResetLink } from '../../actions.ts'
import { peopleTrail } from '../../trail.ts'

export const metadata: Metadata = { title: 'Link for a new password' }

export default async function ResetMember({
  params,
}: {
  params: Promise<{ teamId: string; personId: string }>
}) {
  const ctx = await requireContext()
  const { teamId, personId } = await params
  const { team, member } = await found(getManagedMember(ctx, addressId(teamId), addressId(personId)))
  const back = `/teams/${team.id}/people/${member.id}`
  return (
    <Page
      title={`A new password for ${member.name}`}
      width="read"
      crumbs={[...peopleTrail(ctx, team), { href: back, label: member.name }]}
    >
      <ResetLinkForm action={makeResetLink} id={newId()} person={member} back={back} />
    </Page>
  )
}
