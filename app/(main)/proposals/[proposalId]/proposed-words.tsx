import { EarlierVersions } from '#app/_parts/audience/edited.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown, MarkdownLine } from '#app/_parts/text/markdown.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { ProposalPage } from '#lib/proposals/reads.ts'

/** What the junior wrote. */
export function ProposedWords({ ctx, proposal }: { ctx: Ctx; proposal: ProposalPage }) {
  const { why, kind, outcome, criteria, dueOn, isMilestone, roadmapId, milestoneKey } = proposal
  return (
    <>
      <section aria-labelledby="why">
        <div className="section-head">
          <h2 id="why" className="subheading">
            Why
          </h2>
        </div>
        <Markdown text={why} />
      </section>
      {criteria.length > 0 && (
        <section aria-labelledby="done" className="prose">
          <h2 id="done" className="subheading">
            Done when
          </h2>
          <ul>
            {criteria.map((text) => (
              <li key={text}>
                <MarkdownLine text={text} />
              </li>
            ))}
          </ul>
          {outcome && (
            <p>
              <b>What {proposal.isOwn ? 'you’ll' : 'they’ll'} have at the end:</b>{' '}
              <MarkdownLine text={outcome} />
            </p>
          )}
        </section>
      )}
      <dl className="facts">
        <div>
          <dt>Kind</dt>
          <dd>
            {isMilestone ? (
              <a href={`/roadmaps/${roadmapId}#${milestoneKey}`}>A milestone of the roadmap</a>
            ) : (
              `${kind === 'project' ? 'Project' : 'Skill'}, ${proposal.stageKey ? 'beside a stage of the roadmap' : 'beyond the roadmap'}`
            )}
          </dd>
        </div>
        <div>
          <dt>Due</dt>
          <dd>{dueOn ? <When at={dueOn} ctx={ctx} form="plain" /> : 'No date'}</dd>
        </div>
      </dl>
      <EarlierVersions ctx={ctx} text={proposal} />
    </>
  )
}
