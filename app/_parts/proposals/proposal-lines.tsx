import { When } from '#app/_parts/sessions/when.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import type { ProposalLine } from '#lib/proposals/reads.ts'

/** Goals that a junior has proposed and that aren't goals yet. */
export function ProposalLines({ ctx, proposals }: { ctx: Ctx; proposals: ProposalLine[] }) {
  if (proposals.length === 0) return null
  return (
    <section aria-labelledby="proposed">
      <div className="section-head">
        <h2 id="proposed" className="subheading">
          Proposed goals
        </h2>
      </div>
      <Plain as="ul" className="sheet rows">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <a className="title" href={`/proposals/${proposal.id}`}>
              <PlainText text={proposal.title ?? ''} />
            </a>
            <p className="meta">
              <Standing ctx={ctx} proposal={proposal} />
            </p>
          </li>
        ))}
      </Plain>
    </section>
  )
}

function Standing({ ctx, proposal }: { ctx: Ctx; proposal: ProposalLine }) {
  const { state, createdAt, answeredAt, answeredById: id, answeredByName: name } = proposal
  if (state === 'open' || !answeredAt || !id || !name)
    return (
      <>
        Waiting for an answer since <When at={createdAt} ctx={ctx} form="plain" />
      </>
    )
  return (
    <>
      {id === ctx.viewer.id ? 'You' : <bdi>{calledName(ctx.viewer, { id, name })}</bdi>} didn’t agree,{' '}
      <When at={answeredAt} ctx={ctx} form="plain" />
    </>
  )
}
