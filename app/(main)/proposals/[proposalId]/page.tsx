import type { Metadata } from 'next'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { Page } from '#app/_ui/page.tsx'
import { NotFound } from '#lib/core/errors.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { getKeptAnswer, getProposal, type ProposalPage } from '#lib/proposals/reads.ts'
import { AnswerForm } from './answer-form.tsx'
import { GivenAnswer } from './given-answer.tsx'
import { KeptAnswer } from './kept-answer.tsx'
import { ProposedWords } from './proposed-words.tsx'
import { crumbsAbove, proposalJunior, proposalTab } from './words.ts'

type Props = { params: Promise<{ proposalId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page. Someone who may no longer see it gets their own answer, if they gave one.
const proposalOf = cache(async (proposalId: string) => {
  const ctx = await requireContext()
  const id = addressId(proposalId)
  try {
    return await getProposal(ctx, id)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return { kept: await found(getKeptAnswer(ctx, id)) }
  }
})

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const proposal = await proposalOf((await params).proposalId)
  const ctx = await requireContext()
  if ('kept' in proposal) {
    const { juniorId: id, juniorName: name } = proposal.kept
    return { title: `Your answer to a proposed goal: ${fullName(ctx.viewer, { id, name })}` }
  }
  return { title: proposalTab(ctx, proposal) }
}

export default async function ProposedGoalPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const proposal = await proposalOf((await params).proposalId)
  if ('kept' in proposal) return <KeptAnswer ctx={ctx} kept={proposal.kept} />
  const { id, isOwn, isHere, state, waits } = proposal
  const junior = proposalJunior(proposal)
  const canChange = isOwn && isHere && state === 'open'
  return (
    <Page
      title={proposal.title}
      crumbs={crumbsAbove(ctx, proposal)}
      width={waits ? 'normal' : 'read'}
      below={
        <p className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2">
          <Pebble person={junior} size="small" />
          <span className="meta">
            Proposed by {isOwn ? 'you' : <bdi>{calledName(ctx.viewer, junior)}</bdi>},{' '}
            <When at={proposal.createdAt} ctx={ctx} />
            {proposal.editedAt && (
              <>
                , edited <When at={proposal.editedAt} ctx={ctx} />
              </>
            )}
          </span>
          <VisibilityMark
            visibility="circle"
            words={seenBy('circle', { viewer: ctx.viewer, author: junior, junior })}
          />
          {canChange && (
            <OwnTools
              edit={`/proposals/${id}/edit`}
              withdraw={`/proposals/${id}/withdraw`}
              what="this proposal"
            />
          )}
        </p>
      }
    >
      <DidNotice />
      <WithdrawnMark
        ctx={ctx}
        at={proposal.withdrawnAt}
        href={isHere && isOwn && `/proposals/${id}/withdraw`}
      />
      <div
        className={
          waits
            ? 'grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-2 lg:gap-14'
            : 'stack-8'
        }
      >
        <div className="stack-6">
          <ProposedWords ctx={ctx} proposal={proposal} />
        </div>
        {waits ? (
          <AnswerForm ctx={ctx} proposal={proposal} query={await searchParams} />
        ) : (
          <Answered ctx={ctx} proposal={proposal} />
        )}
      </div>
    </Page>
  )
}

function Answered({
  ctx,
  proposal,
}: {
  ctx: Awaited<ReturnType<typeof requireContext>>
  proposal: ProposalPage
}) {
  if (proposal.state === 'withdrawn') return null
  if (proposal.state !== 'open') return <GivenAnswer ctx={ctx} proposal={proposal} />
  const [mentor] = proposal.circle.mentors
  const others = proposal.circle.mentors.length > 0 ? 'mentor' : 'lead'
  return (
    <p className="meta">
      {proposal.isOwn
        ? `Waiting for ${mentor ? calledName(ctx.viewer, mentor) : 'a lead of your team'} to answer.`
        : `A ${others} of theirs will answer this.`}
    </p>
  )
}
