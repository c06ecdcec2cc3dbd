import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { getDeactivation } from '#lib/admin/deactivation/reads.ts'
import { deactivationSentences } from '#lib/admin/deactivation/rules.ts'
import { isolated } from '#lib/core/format.ts'
import { Consequences } from '../../../../teams/[teamId]/people/consequences.tsx'
import { deactivate } from '../../../actions.ts'

type Props = { params: Promise<{ personId: string }> }

// Shared by `generateMetadata` and the page.
const personOf = cache(async (personId: string) => {
  const ctx = await requireContext()
  const person = await found(getDeactivation(ctx, addressId(personId)))
  return person.isDeactivated || person.id === ctx.viewer.id ? notFound() : person
})

const titleOf = async ({ params }: Props) =>
  `Deactivate ${isolated((await personOf((await params).personId)).name)}?`

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: await titleOf(props) })

export default async function Deactivate(props: Props) {
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
      <div className="stack-9 sm:stack-10">
        <Consequences sentences={deactivationSentences(person)} />
        <ActionForm action={deactivate}>
          <input type="hidden" name="personId" value={person.id} />
          <FormBar submit="Deactivate" back={back} backWords="Cancel" ends />
        </ActionForm>
      </div>
    </Page>
  )
}
