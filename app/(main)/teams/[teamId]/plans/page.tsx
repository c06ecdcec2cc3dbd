import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { EmptyList, Fold } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import { readsPlansOf, writesPlansOf } from '#lib/plans/access.ts'
import { listPlans } from '#lib/plans/reads.ts'
import { getTeam } from '#lib/teams/reads.ts'
import { planTrail } from './trail.ts'

type Props = { params: Promise<{ teamId: string }> }

// Shared by `generateMetadata` and the page.
const teamAt = cache(async (teamId: string) => {
  const ctx = await requireContext()
  const team = await found(getTeam(ctx, addressId(teamId)))
  if (!readsPlansOf(ctx, team.id)) notFound()
  return team
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Plans of ${(await teamAt((await params).teamId)).name}` }
}

type Plans = Awaited<ReturnType<typeof listPlans>>

export default async function PlansPage({ params }: Props) {
  const ctx = await requireContext()
  const team = await teamAt((await params).teamId)
  const plans = await listPlans(ctx, team.id)
  const writes = writesPlansOf(ctx, team.id)
  const retired = plans.filter(({ retiredAt }) => retiredAt !== null)
  const current = plans.filter(({ retiredAt }) => retiredAt === null)
  const newPlan = writes && (
    <a className="button button--primary" href={`/teams/${team.id}/plans/new`}>
      New plan
    </a>
  )
  return (
    <Page
      title={`Plans of ${team.name}`}
      lede="Goals with days counted from a start, such as someone’s first 90 days. Start a plan for a junior, and they’re all assigned in one go."
      crumbs={planTrail(team)}
      side={plans.length > 0 && newPlan}
      width="read"
    >
      <div className="stack-6">
        <DidNotice />
        {current.length > 0 ? (
          <PlanRows teamId={team.id} plans={current} />
        ) : (
          <EmptyList level={2} title="No plans yet" {...(newPlan && { action: newPlan })}>
            {writes
              ? 'Write one once, and start it for each junior who joins.'
              : 'A lead of the team writes them, and mentors start them for their juniors.'}
          </EmptyList>
        )}
        {retired.length > 0 && (
          <Fold summary={`Retired: ${retired.length}`}>
            <div className="mt-3">
              <PlanRows teamId={team.id} plans={retired} />
            </div>
          </Fold>
        )}
        <p className="meta">Leads and mentors of the team can see its plans. Juniors see the goals.</p>
      </div>
    </Page>
  )
}

function PlanRows({ teamId, plans }: { teamId: string; plans: Plans }) {
  return (
    <ul className="sheet rows">
      {plans.map((plan) => (
        <li key={plan.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 className="subheading">
              <a className="title" href={`/teams/${teamId}/plans/${plan.id}`}>
                <PlainText text={plan.title} />
              </a>
            </h2>
            <p className="meta">{sizeWords(plan)}</p>
          </div>
          {plan.items > 0 && plan.retiredAt === null && (
            <a className="button button--small" href={`/teams/${teamId}/plans/${plan.id}/start`}>
              Start
              <span className="visually-hidden">
                {' '}
                “<PlainText text={plan.title} />” for a junior
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function sizeWords({ items, lastDay }: Plans[number]): string {
  if (items === 0) return 'Nothing in it yet'
  return `${count(items, 'goal')}, the last due on day ${lastDay ?? 0}`
}
