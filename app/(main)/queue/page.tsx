import type { Metadata } from 'next'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { queueWords } from '#app/_parts/goals/goal-words.ts'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, span } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { listQueue, type QueueItem } from '#lib/goals/lists/reads.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import { listWaitingProposals, type WaitingProposal } from '#lib/proposals/reads.ts'

export const metadata: Metadata = { title: 'Queue' }

export default async function QueuePage() {
  const ctx = await requireContext()
  const items = await listQueue(ctx)
  const proposals = await listWaitingProposals(ctx)
  return (
    <Page title="Queue" lede={leadOf(items)}>
      {items.length === 0 && proposals.length > 0 ? null : items.length === 0 ? (
        <EmptyList
          level={2}
          title="Nothing is waiting for your answer"
          action={
            <a className="button" href="/">
              To your home page
            </a>
          }
        >
          What your juniors submit is listed here until you approve it or ask for changes, longest wait first.
        </EmptyList>
      ) : (
        <Plain as="ul" className="sheet">
          {items.map((item) => (
            <QueueRow key={item.id} ctx={ctx} item={item} />
          ))}
        </Plain>
      )}
      <Proposals ctx={ctx} proposals={proposals} />
    </Page>
  )
}

function Proposals({ ctx, proposals }: { ctx: Ctx; proposals: WaitingProposal[] }) {
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="proposals" className="mt-9 first:mt-0">
      <div className="section-head">
        <h2 id="proposals">Proposed goals</h2>
      </div>
      <Plain as="ul" className="sheet">
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} ctx={ctx} proposal={proposal} />
        ))}
      </Plain>
    </section>
  )
}

function ProposalRow({ ctx, proposal }: { ctx: Ctx; proposal: WaitingProposal }) {
  const junior = { id: proposal.juniorId, name: proposal.juniorName }
  return (
    <li className="queue__row">
      <Pebble person={junior} />
      <div>
        <a className="title" href={`/proposals/${proposal.id}`}>
          <PlainText text={proposal.title} />
        </a>
        <p className="meta">
          <bdi>{fullName(ctx.viewer, junior)}</bdi>, sent <When at={proposal.createdAt} ctx={ctx} />.{' '}
          {proposal.isMilestone ? 'A milestone of the roadmap.' : 'A goal of their own.'}
        </p>
      </div>
      <p className="queue__age">
        <GoalMark state="submitted" />
        {proposal.days === 0 ? 'Sent today' : `Waiting ${span(proposal.days)}`}
      </p>
      <a className="button button--small button--primary" href={`/proposals/${proposal.id}`}>
        Answer
        <span className="visually-hidden">
          {' '}
          <bdi>{calledName(ctx.viewer, junior)}</bdi>’s <PlainText text={proposal.title} />
        </span>
      </a>
    </li>
  )
}

function leadOf(items: QueueItem[]): string | undefined {
  const [first] = items
  if (!first) return undefined
  return queueWords(items.length, first.days)
}

function QueueRow({ ctx, item }: { ctx: Ctx; item: QueueItem }) {
  const junior = { id: item.juniorId, name: item.juniorName }
  return (
    <li className="queue__row">
      <Pebble person={junior} />
      <div>
        <a className="title" href={`/goals/${item.id}#evidence`}>
          <PlainText text={item.title} />
        </a>
        <p className="meta">
          <bdi>{fullName(ctx.viewer, junior)}</bdi>,{' '}
          {needsEvidence(item.kind)
            ? `version ${item.evidenceNumber}`
            : `asks for approval of a ${item.kind}`}
          , sent <When at={item.submittedAt} ctx={ctx} />.{' '}
          {item.stageTitle === null ? (
            'Own goal.'
          ) : (
            <>
              Stage {item.stagePosition}, <PlainText text={item.stageTitle} />.
            </>
          )}
        </p>
        {item.blockedReason && (
          <p className="meta is-late">
            Blocked: <PlainText text={item.blockedReason} />
          </p>
        )}
      </div>
      <p className="queue__age">
        <GoalMark state="submitted" />
        {item.days === 0 ? 'Sent today' : `Waiting ${span(item.days)}`}
        {item.isLate && <span className="meta">Your team’s limit is {count(item.limitDays, 'day')}</span>}
      </p>
      <a
        className="button button--small button--primary"
        href={`/goals/${item.id}#evidence`}
        aria-keyshortcuts={keyed(ctx.viewer, 'e')}
      >
        Check
        <span className="visually-hidden">
          {' '}
          <bdi>{calledName(ctx.viewer, junior)}</bdi>’s <PlainText text={item.title} />
        </span>
      </a>
    </li>
  )
}
