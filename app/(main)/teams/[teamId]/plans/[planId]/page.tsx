import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { count, timeAgo, withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { type ItemOfPlan, listItems, type PlanHead } from '#lib/plans/reads.ts'
import { listStarts } from '#lib/plans/starting/reads.ts'
import { type PlanParams, planAt, planHref, planTrail, teamOf } from '../trail.ts'
import { Items } from './items.tsx'
import { Starts, startedWords } from './starts.tsx'

export async function generateMetadata({ params }: PlanParams): Promise<Metadata> {
  return { title: `Plan: ${withoutBackticks((await planAt(params)).title)}` }
}

export default async function PlanPage({ params }: PlanParams) {
  const ctx = await requireContext()
  const plan = await planAt(params)
  const items = await listItems(plan.id)
  const starts = await listStarts(ctx, plan.id)
  const there = items.filter(({ removedAt }) => removedAt === null)
  const href = planHref(plan)
  const canStart = there.length > 0 && plan.retiredAt === null
  return (
    <Page
      eyebrow="Plan"
      title={plan.title}
      lede={sizeWords(there)}
      crumbs={planTrail(teamOf(plan), plan).slice(0, -1)}
      below={
        plan.summary && (
          <p className="mt-3">
            <MarkdownLine text={plan.summary} />
          </p>
        )
      }
      side={
        canStart && (
          <a className="button button--primary" href={`${href}/start`}>
            <Icon name="flag" />
            Start for a junior
          </a>
        )
      }
      width="read"
    >
      <div className="stack-9">
        <div className="stack-3 empty:hidden">
          <DidNotice
            words={async ({ notice, place }) => {
              const start = starts.find(({ id }) => notice === 'plan-started' && place === `start-${id}`)
              return start && startedWords(ctx, start)
            }}
          />
          {plan.retiredAt && (
            <Notice>
              Retired <When at={plan.retiredAt} ctx={ctx} form="plain" />
              {plan.retirer &&
                ` by ${plan.retirer.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, plan.retirer)}`}
              . It can’t be started any more; what was started goes on.
            </Notice>
          )}
          {there.some((item) => item.isGone || item.isRetired) && (
            <Notice tone="soon">{goneWords(there)}</Notice>
          )}
        </div>
        <section aria-labelledby="goals">
          <div className="section-head">
            <h2 id="goals">Goals</h2>
            {plan.canWrite && <Adding href={href} />}
          </div>
          {items.length > 0 ? (
            <Items ctx={ctx} plan={plan} items={items} />
          ) : (
            <EmptyList title="Nothing in it yet">
              {plan.canWrite
                ? 'Add milestones of a roadmap, or a goal of your own, each with its day.'
                : 'A lead of the team adds milestones and goals to it.'}
            </EmptyList>
          )}
        </section>
        <Starts ctx={ctx} starts={starts} />
        <Foot plan={plan} href={href}>
          Saved {timeAgo(plan.updatedAt, ctx.now)} by{' '}
          <bdi>{plan.editor.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, plan.editor)}</bdi>.
        </Foot>
      </div>
    </Page>
  )
}

function Adding({ href }: { href: string }) {
  return (
    <p className="flex flex-wrap gap-2">
      <a className="button button--small" href={`${href}/milestones`}>
        <Icon name="plus" />
        Add milestones
      </a>
      <a className="button button--small" href={`${href}/items/new`}>
        <Icon name="plus" />
        Add own goal
      </a>
    </p>
  )
}

function Foot({ plan, href, children }: { plan: PlanHead; href: string; children: ReactNode }) {
  return (
    <p className="meta">
      The leads and mentors of <bdi>{plan.teamName}</bdi> can see this plan. A change to it changes nothing
      that was started. {plan.canWrite && children}
      {plan.canWrite && (
        <>
          {' '}
          <a href={`${href}/about`}>Edit title and summary</a>,{' '}
          <a href={`${href}/retire`}>{plan.retiredAt ? 'bring back' : 'retire'}</a>.
        </>
      )}
    </p>
  )
}

function sizeWords(items: readonly ItemOfPlan[]): string | undefined {
  const last = items.at(-1)
  return last && `${count(items.length, 'goal')}, the last due on day ${last.day} after the start.`
}

function goneWords(items: readonly ItemOfPlan[]): string {
  const retired = items.filter(({ isRetired }) => isRetired).length
  const gone = items.filter(({ isGone, isRetired }) => isGone && !isRetired).length
  return [
    retired > 0 && `${count(retired, 'goal is', 'goals are')} from a retired roadmap.`,
    gone > 0 && `${count(gone, 'goal is', 'goals are')} no longer in the current version of the roadmap.`,
    'Starting the plan leaves out what can’t be assigned.',
  ]
    .filter(Boolean)
    .join(' ')
}
