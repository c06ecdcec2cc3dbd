import type { Metadata } from 'next'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import type { Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { MAX_SUMMARY, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { edit } from '../../actions.ts'
import { type PlanParams, planHref, planTrail, teamOf, writtenPlanAt } from '../../trail.ts'

type Props = PlanParams & { searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Title and summary: ${withoutBackticks((await writtenPlanAt(params)).title)}` }
}

export default async function AboutPlanPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const plan = await writtenPlanAt(params)
  const href = planHref(plan)
  const draft = draftOf(ctx, await draftsOn(ctx, plan.id, await searchParams), {
    verb: 'plan',
    address: `${href}/about`,
    basis: { version: plan.version },
  })
  return (
    <Page title="Title and summary" crumbs={planTrail(teamOf(plan), plan)} width="read">
      <ActionForm
        action={edit}
        className="form"
        aria-label="Title and summary"
        renewed={plan.version}
        draft={draft}
        fixed={{ planId: plan.id }}
      >
        <Hidden name="version" value={plan.version} />
        <TextField
          name="title"
          label="Title"
          hint="Juniors see it with each goal. What was started keeps the title it had."
          maxLength={MAX_TITLE}
          value={plan.title}
          required
        />
        <LongText
          name="summary"
          label="Summary"
          hint="Whom it’s for, in a sentence or two. Leads and mentors read it."
          maxLength={MAX_SUMMARY}
          value={plan.summary}
          optional
        />
        <FormBar submit="Save" back={href} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
