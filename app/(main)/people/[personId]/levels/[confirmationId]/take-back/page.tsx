import type { Metadata } from 'next'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { getConfirmation } from '#lib/levels/reads.ts'
import { MAX_REASON, shownVersion } from '#lib/levels/rules.ts'
import { getJunior } from '#lib/people/juniors/reads.ts'
import { takeBack } from '../../actions.ts'

type Props = {
  params: Promise<{ personId: string; confirmationId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const confirmationOf = cache(async (personId: string, confirmationId: string) => {
  const ctx = await requireContext()
  const junior = await found(getJunior(ctx, addressId(personId)))
  const confirmation = await found(getConfirmation(ctx, junior.id, addressId(confirmationId)))
  return { junior, confirmation }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { personId, confirmationId } = await params
  const { junior, confirmation } = await confirmationOf(personId, confirmationId)
  return { title: `Take back ${withoutBackticks(confirmation.levelTitle)}: ${junior.name}` }
}

export default async function TakeBackPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { personId, confirmationId } = await params
  const { junior, confirmation } = await confirmationOf(personId, confirmationId)
  const { id, levelTitle, mentors, leads } = confirmation
  const version = shownVersion(confirmation)
  const name = junior.isSelf ? 'your' : `${calledName(ctx.viewer, junior)}’s`
  const levels = `/people/${junior.id}/levels`
  const mayTakeBack = [...mentors, ...leads].some((person) => person.id === ctx.viewer.id)
  const draft = draftOf(ctx, await draftsOn(ctx, id, await searchParams), {
    verb: 'level_taken_back',
    address: `${levels}/${id}/take-back`,
    basis: { version },
  })
  return (
    <Page
      width="read"
      title={`Take back “${withoutBackticks(levelTitle)}”`}
      lede={`It will no longer be ${name} level. What was said stays readable, with your reason, and the level can be confirmed again.`}
      crumbs={[
        { href: `/people/${junior.id}`, label: fullName(ctx.viewer, junior) },
        { href: levels, label: 'Levels' },
      ]}
    >
      {mayTakeBack ? (
        <ActionForm
          action={takeBack}
          className="form"
          aria-label="Take back"
          renewed={version}
          draft={draft}
          fixed={{ confirmationId: id }}
        >
          <Hidden name="version" value={version} />
          <AudienceBox
            name="reason"
            label="Why"
            audience={{ visibility: 'circle', words: seenBy('circle', { viewer: ctx.viewer, junior }) }}
            markdown={false}
            rows={3}
            maxLength={MAX_REASON}
          />
          <FormBar submit="Take back the level" back={levels} backWords="Cancel" isApart ends />
        </ActionForm>
      ) : (
        <EmptyList
          level={2}
          title="You can’t do this"
          action={
            <a className="button" href={levels}>
              Back to the levels
            </a>
          }
        >
          Only a mentor or a lead can take back a confirmation.
        </EmptyList>
      )}
    </Page>
  )
}
