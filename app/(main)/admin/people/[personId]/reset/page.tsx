import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Page } from '#app/_ui/page.tsx'
import { getPerson } from '#lib/admin/reads.ts'
import { isolated } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { makeResetLink } from '../../../actions.ts'
import { ResetLinkForm } from './reset-link-form.tsx'

export const metadata: Metadata = { title: 'Link for a new password' }

export default async function ResetPerson({ params }: { params: Promise<{ personId: string }> }) {
  const ctx = await requireContext()
  const person = await found(getPerson(ctx, addressId((await params).personId)))
  if (person.isDeactivated) notFound()
  const back = `/admin/people/${person.id}`
  return (
    <Page
      title={`A new password for ${isolated(person.name)}`}
      width="read"
      crumbs={[
        { href: '/admin', label: 'Admin' },
        { href: '/admin/people', label: 'People' },
        { href: back, label: person.name },
      ]}
    >
      <ResetLinkForm action={makeResetLink} id={newId()} person={person} back={back} />
    </Page>
  )
}
