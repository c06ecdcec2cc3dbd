import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { personDay } from '#lib/core/kept-zones.ts'
import { getOwnEntry } from '#lib/goals/practice/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { goalCrumbs, goalJunior, tabTitle } from '../../words.ts'
import { mend } from '../actions.ts'

type Props = {
  params: Promise<{ goalId: string; entryId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const entryOf = cache(async (goalId: string, entryId: string) => {
  const ctx = await requireContext()
  const entry = await found(getOwnEntry(ctx, addressId(goalId), addressId(entryId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite || entry.withdrawnAt) notFound()
  return { entry, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, entryId } = await params
  const { goal } = await entryOf(goalId, entryId)
  return { title: `Edit your entry: ${tabTitle(await requireContext(), goal)}` }
}

export default async function EditEntryPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { goalId, entryId } = await params
  const { entry, goal } = await entryOf(goalId, entryId)
  const draft = draftOf(ctx, await draftsOn(ctx, entry.id, await searchParams), {
    verb: 'habit_entry_edit',
    address: `/goals/${goal.id}/entries/${entry.id}`,
    basis: { version: entry.version },
  })
  const words = seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })
  return (
    <Page
      width="read"
      title="Edit your entry"
      lede="The current text is kept as an earlier version."
      crumbs={goalCrumbs(ctx, goal)}
    >
      <ActionForm action={mend} className="form" draft={draft}>
        <input type="hidden" name="goalId" value={goal.id} />
        <input type="hidden" name="entryId" value={entry.id} />
        <Hidden name="version" value={entry.version} />
        <TextField
          name="doneOn"
          label="Day"
          type="date"
          width="medium"
          value={entry.doneOn}
          max={personDay(ctx.now, goal.juniorZones)}
        />
        <TextField
          name="url"
          label="Link"
          optional
          type="url"
          value={entry.url ?? ''}
          placeholder="https://"
          maxLength={2000}
        />
        <AudienceBox
          name="body"
          label="What you took from it"
          value={entry.body}
          rows={5}
          audience={{ visibility: 'circle', words }}
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Save entry</SubmitButton>
          <a className="button button--quiet" href={`/goals/${goal.id}#entries`}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
