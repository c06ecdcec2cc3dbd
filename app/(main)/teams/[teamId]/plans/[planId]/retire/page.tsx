import type { Metadata } from 'next'
import { requireContext } from '#app/_server/context.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { retire } from '../../actions.ts'
import { type PlanParams, planHref, planTrail, teamOf, writtenPlanAt } from '../../trail.ts'

export async function generateMetadata({ params }: PlanParams): Promise<Metadata> {
  const { title, retiredAt } = await writtenPlanAt(params)
  return { title: `${retiredAt ? 'Bring back' : 'Retire'}: ${withoutBackticks(title)}` }
}

export default async function RetirePlanPage({ params }: PlanParams) {
  await requireContext()
  const plan = await writtenPlanAt(params)
  const { retiredAt } = plan
  return (
    <Page
      title={retiredAt ? 'Bring this plan back?' : 'Retire this plan?'}
      crumbs={planTrail(teamOf(plan), plan)}
      width="read"
    >
      <div className="stack-6">
        {retiredAt ? (
          <p>Once it’s back, it can be started again.</p>
        ) : (
          <ul className="prose">
            <li>It can’t be started any more, and it’s listed last, as retired.</li>
            <li>Every goal that was assigned by it goes on.</li>
            <li>You can bring it back at any time.</li>
          </ul>
        )}
        <ActionForm
          action={retire}
          formId={newId()}
          renewed={retiredAt ? 'back' : 'retire'}
          fixed={{ planId: plan.id, decision: retiredAt ? 'bring_back' : 'retire' }}
          aria-label={retiredAt ? 'Bring this plan back' : 'Retire this plan'}
        >
          <FormBar
            submit={retiredAt ? 'Bring back' : 'Retire plan'}
            back={planHref(plan)}
            backWords="Cancel"
            ends={!retiredAt}
          />
        </ActionForm>
      </div>
    </Page>
  )
}
