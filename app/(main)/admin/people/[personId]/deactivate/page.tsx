import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
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

export const metadata: Metadata = { title: 'Deactivate a person' }

export default async function Deactivate({ params }: { params: Promise<{ personId: string }> }) {
  const ctx = await requireContext()
  const person = await found(getDeactivation(ctx, addressId((await params).personId)))
  if (person.isDeactivated || person.id === ctx.viewer.id) notFound()
  const back = `/admin/people/${person.id}`
  return (
    <Page
      title={`Deactivate ${isolated(person.name)}?`}
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
