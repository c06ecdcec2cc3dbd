import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FieldError, Theirs } from '#app/_ui/field.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { getOwnEvidence } from '#lib/goals/evidence/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { MAX_LINKS } from '#lib/goals/rules.ts'
import { EvidenceLinks } from '../../evidence-links.tsx'
import { goalCrumbs, goalJunior, tabTitle } from '../../words.ts'
import { mend } from '../actions.ts'

type Props = {
  params: Promise<{ goalId: string; evidenceId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const sentOf = cache(async (goalId: string, evidenceId: string) => {
  const ctx = await requireContext()
  const sent = await found(getOwnEvidence(ctx, addressId(goalId), addressId(evidenceId)))
  const goal = await found(getGoalInBrief(ctx, goalId))
  if (!goal.canWrite || sent.withdrawnAt || sent.isAnswered) notFound()
  return { sent, goal }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, evidenceId } = await params
  const { sent, goal } = await sentOf(goalId, evidenceId)
  return { title: `Edit version ${sent.number}: ${tabTitle(await requireContext(), goal)}` }
}

export default async function EditEvidencePage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { goalId, evidenceId } = await params
  const { sent, goal } = await sentOf(goalId, evidenceId)
  const draft = draftOf(ctx, await draftsOn(ctx, sent.id, await searchParams), {
    verb: 'evidence_edit',
    address: `/goals/${goal.id}/evidence/${sent.id}`,
    basis: { version: sent.version },
  })
  const words = seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })
  const audience = { visibility: 'circle' as const, words }
  return (
    <Page
      width="read"
      title={`Edit version ${sent.number}`}
      lede="You can change it until it’s answered. The current text is kept as an earlier version."
      crumbs={goalCrumbs(ctx, goal)}
    >
      <ActionForm action={mend} className="form" draft={draft}>
        <QuietEnter />
        <input type="hidden" name="goalId" value={goal.id} />
        <input type="hidden" name="evidenceId" value={sent.id} />
        <Hidden name="version" value={sent.version} />
        <AudienceBox name="note" label="What you did" value={sent.note} rows={6} audience={audience} />
        <fieldset>
          <legend className="subheading">
            Links <span className="optional">(up to {MAX_LINKS})</span>
          </legend>
          <FieldError name="links" />
          <EvidenceLinks saved={sent.links} ids={sent.links.length < MAX_LINKS ? [newId()] : []} />
          <Theirs name="links" />
        </fieldset>
        {goal.kind === 'project' && (
          <>
            <AudienceBox
              name="outcome"
              label="Outcome"
              hint={goal.expectedOutcome ? <MarkdownLine text={goal.expectedOutcome} /> : undefined}
              optional
              audience={audience}
              rows={3}
              value={sent.outcome ?? ''}
            />
            <TextField
              name="repositoryUrl"
              label="Repository"
              optional
              type="url"
              value={sent.repositoryUrl ?? ''}
              placeholder="https://"
              maxLength={2000}
            />
          </>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Save version {sent.number}</SubmitButton>
          <a className="button button--quiet" href={`/goals/${goal.id}#evidence`}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
