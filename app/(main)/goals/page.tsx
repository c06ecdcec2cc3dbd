import type { Metadata } from 'next'
import { goalCountWords } from '#app/_parts/goals/goal-words.ts'
import { GoalsByStage } from '#app/_parts/goals/goals-by-stage.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { ProposalLines } from '#app/_parts/proposals/proposal-lines.tsx'
import { requireContext } from '#app/_server/context.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { capital, numberWord } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { type GoalLine, listOwnGoals } from '#lib/goals/lists/reads.ts'
import { isOpen } from '#lib/goals/rules.ts'
import { listProposalsOf } from '#lib/proposals/reads.ts'

export const metadata: Metadata = { title: 'Your goals' }

export default async function GoalsPage() {
  const ctx = await requireContext()
  const goals = await listOwnGoals(ctx)
  const proposals = await listProposalsOf(ctx, ctx.viewer.id)
  const isJunior = ctx.viewer.roles.some(({ role }) => role === 'junior')
  return (
    <Page
      title="Your goals"
      lede={goals.length > 0 ? leadOf(goals) : undefined}
      side={
        isJunior && (
          <a className="button" href="/goals/new">
            Propose a goal
          </a>
        )
      }
    >
      <DidNotice />
      {goals.length === 0 && <ProposalLines ctx={ctx} proposals={proposals} />}
      {goals.length === 0 ? (
        <EmptyList
          level={2}
          title="No goals yet"
          action={
            <a className="button" href="/roadmaps">
              Look at the roadmaps
            </a>
          }
        >
          Your mentor or a lead assigns milestones from a roadmap, and each becomes a goal here. Until then,
          you can look at what lies ahead.
        </EmptyList>
      ) : (
        <div className="stage-goals">
          <ProposalLines ctx={ctx} proposals={proposals} />
          <h2 className="visually-hidden">Goals by stage</h2>
          <GoalsByStage ctx={ctx} goals={goals} today={personDay(ctx.now, ctx.viewer.zones)} />
        </div>
      )}
    </Page>
  )
}

function leadOf(goals: GoalLine[]): string {
  const are = (test: (goal: GoalLine) => boolean) => goals.filter(test).length
  const underWay = are(({ state }) => isOpen(state) && state !== 'planned')
  const planned = are(({ state }) => state === 'planned')
  const achieved = are(({ state }) => state === 'achieved')
  const yours = are(({ state }) => state === 'changes_requested')
  const asked =
    yours > 0 ? ` ${capital(numberWord(yours))} ${yours === 1 ? 'answer' : 'answers'} to read.` : ''
  return `${goalCountWords({ underWay, planned, achieved })}.${asked}`
}
