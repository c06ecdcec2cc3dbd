import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { ProposalPage } from '#lib/proposals/reads.ts'

export const proposalJunior = ({
  juniorId: id,
  juniorName: name,
}: {
  juniorId: string
  juniorName: string
}) => ({
  id,
  name,
})

/** To the proposal, from a page about a part of it. */
export const crumbsTo = (proposal: Pick<ProposalPage, 'id' | 'title'>) => [
  { href: '/goals', label: 'Your goals' },
  { href: `/proposals/${proposal.id}`, label: proposal.title },
]

export function crumbsAbove(ctx: Ctx, proposal: ProposalPage) {
  if (proposal.isOwn) return [{ href: '/goals', label: 'Your goals' }]
  const junior = proposalJunior(proposal)
  return [{ href: `/people/${junior.id}`, label: fullName(ctx.viewer, junior) }]
}

/** For the tab. */
export function proposalTab(ctx: Ctx, proposal: ProposalPage): string {
  const title = withoutBackticks(proposal.title)
  if (proposal.isOwn) return `Proposed: ${title}`
  return `Proposed: ${title}, ${calledName(ctx.viewer, proposalJunior(proposal))}`
}
