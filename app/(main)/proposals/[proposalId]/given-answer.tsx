import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import type { ProposalPage } from '#lib/proposals/reads.ts'

export function GivenAnswer({ ctx, proposal }: { ctx: Ctx; proposal: ProposalPage }) {
  const { state, answer, answeredAt, answeredById, answeredByName, goalId } = proposal
  if (!answeredAt || !answeredById || !answeredByName) return null
  const isYou = answeredById === ctx.viewer.id
  return (
    <section aria-labelledby="answer">
      <div className="section-head">
        <h2 id="answer" className="subheading">
          {state === 'agreed' ? 'Agreed' : 'Not agreed'}
        </h2>
      </div>
      <div className="note">
        <p className="meta">
          {isYou ? 'You' : <bdi>{calledName(ctx.viewer, { id: answeredById, name: answeredByName })}</bdi>},{' '}
          <When at={answeredAt} ctx={ctx} />
        </p>
        {answer && <Markdown text={answer} />}
      </div>
      {goalId && (
        <p className="mt-4">
          <a className="button" href={`/goals/${goalId}`}>
            Open goal
          </a>
        </p>
      )}
    </section>
  )
}
