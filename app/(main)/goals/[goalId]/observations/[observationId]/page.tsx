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
import { latestDay } from '#lib/core/kept-zones.ts'
import { getOwnObservation } from '#lib/goals/practice/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { goalCrumbs, goalJunior, tabTitle } from '../../words.ts'
import { mend } from '../actions.ts'

type Props = {
  params: Promise<{ goalId: string; observationId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const observationOf = cache(async (goalId: string, observationId: string) => {
  const ctx = await requireContext()
  const observation = await found(getOwnObservation(ctx, addressId(goalId), addressId(observationId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite || observation.withdrawnAt) notFound()
  return { observation, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, observationId } = await params
  const { goal } = await observationOf(goalId, observationId)
  return { title: `Edit your observation: ${tabTitle(await requireContext(), goal)}` }
}

export default async function EditObservationPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { goalId, observationId } = await params
  const { observation, goal } = await observationOf(goalId, observationId)
  const draft = draftOf(ctx, await draftsOn(ctx, observation.id, await searchParams), {
    verb: 'observation_edit',
    address: `/goals/${goal.id}/observations/${observation.id}`,
    basis: { version: observation.version },
  })
  const words = seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })
  return (
    <Page
      width="read"
      title="Edit your observation"
      lede="The current text is kept as an earlier version."
      crumbs={goalCrumbs(ctx, goal)}
    >
      <ActionForm action={mend} className="form" draft={draft}>
        <input type="hidden" name="goalId" value={goal.id} />
        <input type="hidden" name="observationId" value={observation.id} />
        <Hidden name="version" value={observation.version} />
        <TextField
          name="observedOn"
          label="Day"
          type="date"
          width="medium"
          value={observation.observedOn}
          max={latestDay(ctx.now, goal.juniorZones, ctx.viewer.zones)}
        />
        <AudienceBox
          name="body"
          label="What you saw"
          value={observation.body}
          rows={5}
          audience={{ visibility: 'circle', words }}
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Save observation</SubmitButton>
          <a className="button button--quiet" href={`/goals/${goal.id}#observations`}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
