import type { Metadata } from 'next'
import { after } from 'next/server'
import { cache } from 'react'
import { isPrintingPrivate } from '#app/_parts/audience/private-fold.tsx'
import { draftsOn } from '#app/_parts/drafts/offer.ts'
import { jotOf } from '#app/_parts/jots/from-jot.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { keyed } from '#app/_parts/shell/places.ts'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { NotFound } from '#lib/core/errors.ts'
import { noteFailure } from '#lib/core/failures.ts'
import { fullName } from '#lib/core/names.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { hasNews } from '#lib/goals/reading/rules.ts'
import { markGoalRead } from '#lib/goals/reading/writes.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import type { Jot } from '#lib/jots/reads.ts'
import { findProposalOf } from '#lib/proposals/reads.ts'
import { type ReviewSummary, reviewsOfGoal } from '#lib/reviews/lists/reads.ts'
import { type WinOfGoal, winsOfGoal } from '#lib/wins/reads.ts'
import { sendPage, start } from './actions.ts'
import { Conversation } from './conversation.tsx'
import { Details } from './details.tsx'
import { Habit } from './habit.tsx'
import { KeptTexts } from './kept.tsx'
import { GoalLife } from './life.tsx'
import { NextToCheck } from './next-to-check.tsx'
import { Observations } from './observations.tsx'
import { type ProposalOfGoal, ProposedLine } from './proposed-line.tsx'
import { RoadmapLines } from './roadmap-lines.tsx'
import { Standing, StateBar } from './state-bar.tsx'
import { StepButton } from './step-button.tsx'
import { VerdictForm } from './verdict-form.tsx'
import { type FormView, goalJunior, stageHref, tabTitle, type View, verdictForm } from './words.ts'
import { Work } from './work.tsx'

// What takes a goal out of the viewer's queue.
const endsWaiting = ['approved', 'changes-requested']

type Props = { params: Promise<{ goalId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page. Someone who may no longer see the goal gets the texts they keep.
const goalOf = cache(async (goalId: string) => {
  const ctx = await requireContext()
  const id = addressId(goalId)
  return orKept(getGoal(ctx, id), () => getKeptTexts(ctx, id))
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: tabTitle(await requireContext(), await goalOf((await params).goalId)) }
}

export default async function GoalPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const goal = await goalOf((await params).goalId)
  if ('texts' in goal) return <KeptTexts ctx={ctx} kept={goal} />
  const query = await searchParams
  const reviews = await reviewsOfGoal(ctx, goal.id)
  const wins = await winsOfGoal(ctx, goal.id)
  const proposal = await findProposalOf(ctx, goal.id)
  // By then the page has been sent, so a failure can only be printed.
  if (hasNews(goal)) after(() => markGoalRead(ctx, goal.id).catch((error) => noteFailure(null, error)))
  const isPrinting = isPrintingPrivate(query.print)
  const view: FormView = { ctx, goal, drafts: await draftsOn(ctx, goal.id, query) }
  const jot = await jotOf(ctx, query)
  return (
    <FormsPage
      title={goal.title}
      crumbs={crumbsOf(view)}
      below={<StateBar {...view} />}
      side={<WayOn {...view} />}
      forms={sendPage}
    >
      <DidNotice
        elsewhere={['conversation', 'observations', 'entries']}
        action={async (notice) => endsWaiting.includes(notice) && <NextToCheck ctx={ctx} />}
      />
      {verdictForm(goal)?.isDue ? (
        <ToAnswer
          {...view}
          proposal={proposal}
          reviews={reviews}
          wins={wins}
          isPrinting={isPrinting}
          jot={jot}
        />
      ) : (
        <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side-goal lg:gap-14">
          <div className="stack-9 sm:stack-10">
            <Standing {...view} />
            <GoalLife {...view} />
            <About {...view} proposal={proposal} />
            <Work {...view} />
            {goal.kind === 'behaviour' && <Observations {...view} jot={jot} />}
            {goal.kind === 'habit' && <Habit {...view} />}
            <VerdictForm {...view} />
            <Conversation {...view} isPrinting={isPrinting} />
          </div>
          <Details {...view} reviews={reviews} wins={wins} />
        </div>
      )}
    </FormsPage>
  )
}

/** What waits for the viewer's answer comes first. What they know of the goal is folded. */
function ToAnswer({ reviews, wins, proposal, isPrinting, jot, ...view }: FormView & Answered) {
  const { goal } = view
  return (
    <div className="stack-6">
      <Standing {...view} />
      <Fold summary="About this goal">
        <div className="mt-3 grid grid-cols-1 items-start gap-10 lg:grid-cols-side-goal lg:gap-14">
          <div className="stack-6">
            <GoalLife {...view} />
            <About {...view} proposal={proposal} />
          </div>
          <Details {...view} reviews={reviews} wins={wins} />
        </div>
      </Fold>
      {!needsEvidence(goal.kind) && (
        <div id="evidence">
          {goal.kind === 'behaviour' && <Observations {...view} jot={jot} />}
          {goal.kind === 'habit' && <Habit {...view} />}
        </div>
      )}
      <VerdictForm {...view} />
      <Conversation {...view} isPrinting={isPrinting} isBrief />
    </div>
  )
}

type Answered = {
  reviews: ReviewSummary[]
  wins: WinOfGoal[]
  proposal: ProposalOfGoal
  isPrinting: boolean
  jot: Jot | null
}

function About({ ctx, goal, proposal }: View & { proposal: ProposalOfGoal }) {
  return (
    <section aria-labelledby="about">
      <h2 id="about" className="visually-hidden">
        About this goal
      </h2>
      <Markdown text={goal.description} />
      {goal.expectedOutcome && (
        <p className="mt-4">
          <b>What you’ll have at the end:</b> {goal.expectedOutcome}
        </p>
      )}
      <RoadmapLines ctx={ctx} goal={goal} />
      <ProposedLine ctx={ctx} goal={goal} proposal={proposal} />
    </section>
  )
}

async function orKept<Goal, Kept>(goal: Promise<Goal>, kept: () => Promise<Kept>): Promise<Goal | Kept> {
  try {
    return await goal
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return found(kept())
  }
}

function crumbsOf({ ctx, goal }: View) {
  const href = stageHref(goal)
  const stage = href ? [{ href, label: `Stage ${goal.stagePosition}, ${goal.stageTitle}` }] : []
  const above =
    goal.role === 'junior'
      ? { href: '/goals', label: 'Your goals' }
      : { href: `/people/${goal.juniorId}`, label: fullName(ctx.viewer, goalJunior(goal)) }
  return [above, ...stage]
}

function WayOn({ ctx, goal }: View) {
  if (goal.steps.includes('start'))
    return (
      <StepButton goal={goal} part="start" action={start} className="button button--primary">
        Start this goal
      </StepButton>
    )
  if (goal.steps.includes('request_changes'))
    return (
      <a className="button" href="#answer" aria-keyshortcuts={keyed(ctx.viewer, 'e')}>
        Answer <Icon name="down" />
      </a>
    )
  const [answer] = goal.verdicts
  if (goal.state === 'changes_requested' && goal.role === 'junior' && answer?.feedback)
    return (
      <a className="button" href="#feedback">
        Read the feedback <Icon name="down" />
      </a>
    )
  if (goal.steps.includes('submit') && needsEvidence(goal.kind))
    return (
      <a className="button" href="#submit" aria-keyshortcuts={keyed(ctx.viewer, 'e')}>
        Send evidence <Icon name="down" />
      </a>
    )
  return null
}
