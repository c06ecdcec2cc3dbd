import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Page } from '#app/_ui/page.tsx'
import { getPerson } from '#lib/admin/reads.ts'
import { isolated } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { makeResetLink } from '../../../actions.ts'
import { ResetLinkForm } from './reset-link-form.tsx'

type Props = { params: Promise<{ personId: string }> }

// Shared by `generateMetadata` and the page.
const personOf = cache(async (personId: string) => {
  const person = await found(getPerson(await requireContext(), addressId(personId)))
  return person.isDeactivated ? notFound() : person
})

const titleOf = async ({ params }: Props) =>
  `A new password for ${isolated((await personOf((await params).personId)).name)}`

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: await titleOf(props) })

export default async function ResetPerson(props: Props) {
  await requireContext()
  const person = await personOf((await props.params).personId)
  const back = `/admin/people/${person.id}`
  return (
    <Page
      title={await titleOf(props)}
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
