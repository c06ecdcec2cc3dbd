import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { type Drafts, draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { DraftVerb } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import { type GoalInBrief, getGoalInBrief } from '#lib/goals/reads.ts'
import type { Step } from '#lib/goals/rules.ts'
import { block, drop, moveDue, reopen } from '../actions.ts'
import { goalCrumbs, goalJunior, tabTitle } from '../words.ts'

type Props = { params: Promise<{ goalId: string; step: string }>; searchParams: Promise<Query> }

type StepPage = {
  step: Step & DraftVerb
  title: string
  button: string
  action: FormAction
  lede: (name: string) => string
  hint?: string
}

/** The steps that need a reason, by the last part of their address. */
const pages = new Map<string, StepPage>([
  [
    'block',
    {
      step: 'block',
      title: 'Mark as blocked',
      button: 'Mark as blocked',
      action: block,
      lede: () =>
        'For something neither of you can get past on your own. The goal keeps its state, and is highlighted until it’s no longer blocked.',
      hint: 'What’s in the way, and who could help.',
    },
  ],
  [
    'drop',
    {
      step: 'drop',
      title: 'Drop this goal',
      button: 'Drop goal',
      action: drop,
      lede: (name) =>
        `It leaves ${name} goals and no longer counts in its stage. Nothing is lost, and it can be taken up again.`,
    },
  ],
  [
    'due-date',
    {
      step: 'move_due',
      title: 'Change the due date',
      button: 'Change date',
      action: moveDue,
      lede: () => 'The history keeps the previous date and the reason for the change.',
    },
  ],
  [
    'reopen',
    {
      step: 'reopen',
      title: 'Reopen this goal',
      button: 'Reopen goal',
      action: reopen,
      lede: (name) =>
        `It goes back to ${name} goals in progress. The earlier approval stays in the history, but no criterion counts as confirmed until the next answer.`,
    },
  ],
])

// Shared by `generateMetadata` and the page.
const stepOf = cache(async (goalId: string, step: string) => {
  const ctx = await requireContext()
  const page = pages.get(step) ?? notFound()
  return { page, goal: await found(getGoalInBrief(ctx, addressId(goalId))) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { goalId, step } = await params
  const { page, goal } = await stepOf(goalId, step)
  return { title: `${page.title}: ${tabTitle(await requireContext(), goal)}` }
}

export default async function StepPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { goalId, step } = await params
  const { page, goal } = await stepOf(goalId, step)
  const drafts = await draftsOn(ctx, goal.id, await searchParams)
  const name = goal.role === 'junior' ? 'your' : `${calledName(ctx.viewer, goalJunior(goal))}’s`
  return (
    <Page width="read" title={page.title} lede={page.lede(name)} crumbs={goalCrumbs(ctx, goal)}>
      {goal.steps.includes(page.step) ? (
        <StepForm ctx={ctx} goal={goal} page={page} drafts={drafts} />
      ) : (
        <EmptyList
          level={2}
          title="You can’t do this right now"
          action={
            <a className="button" href={`/goals/${goal.id}`}>
              Back to the goal
            </a>
          }
        >
          The goal has moved on since, or you can’t do this.
        </EmptyList>
      )}
    </Page>
  )
}

type StepFormProps = { ctx: Ctx; goal: GoalInBrief; page: StepPage; drafts: Drafts }

function StepForm({ ctx, goal, page, drafts }: StepFormProps): ReactNode {
  const words = seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })
  return (
    <ActionForm
      action={page.action}
      className="form"
      draft={draftOf(ctx, drafts, {
        verb: page.step,
        address: `/goals/${goal.id}/${page.step === 'move_due' ? 'due-date' : page.step}`,
        basis: { version: goal.version },
      })}
    >
      <input type="hidden" name="goalId" value={goal.id} />
      <Hidden name="version" value={goal.version} />
      {page.step === 'move_due' && (
        <TextField
          name="dueOn"
          label="Due on"
          hint="Leave blank for no due date."
          type="date"
          width="medium"
          value={goal.dueOn ?? ''}
        />
      )}
      <AudienceBox
        name="reason"
        label="Why"
        hint={page.hint}
        audience={{ visibility: 'circle', words }}
        markdown={false}
        rows={3}
        maxLength={500}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton ends={page.step === 'drop'}>{page.button}</SubmitButton>
        <a className="button button--quiet" href={`/goals/${goal.id}`}>
          Cancel
        </a>
      </div>
    </ActionForm>
  )
}
