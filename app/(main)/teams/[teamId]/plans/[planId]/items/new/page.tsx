import type { Metadata } from 'next'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import type { Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { addOwn } from '../../../actions.ts'
import { type PlanParams, planHref, planTrail, teamOf, writtenPlanAt } from '../../../trail.ts'
import { ItemFields } from '../../item-fields.tsx'

type Props = PlanParams & { searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Add own goal: ${withoutBackticks((await writtenPlanAt(params)).title)}` }
}

const empty = { day: null, kind: 'skill' as const, title: '', description: '', outcome: null, criteria: [] }

export default async function NewItemPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const plan = await writtenPlanAt(params)
  const href = planHref(plan)
  const draft = draftOf(ctx, await draftsOn(ctx, plan.id, await searchParams), {
    verb: 'plan_item',
    address: `${href}/items/new`,
  })
  return (
    <Page
      title="Add own goal"
      lede="A goal that’s on no roadmap. Each junior gets a copy of it when the plan is started for them."
      crumbs={planTrail(teamOf(plan), plan)}
      width="read"
    >
      <ActionForm
        action={addOwn}
        className="form"
        aria-label="Add own goal"
        draft={draft}
        fixed={{ planId: plan.id }}
      >
        <ItemFields item={empty} />
        <FormBar submit="Add to plan" back={href} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
