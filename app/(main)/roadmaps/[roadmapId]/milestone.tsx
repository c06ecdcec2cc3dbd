import type { ReactNode } from 'react'
import { Flat } from '#app/_ui/flat.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { MarkdownLine } from '#app/(main)/_parts/markdown.tsx'
import { count } from '#lib/format.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'

export type Milestone = Roadmap['stages'][number]['milestones'][number]

const kindWords = { skill: 'Skill', project: 'Project', behaviour: 'Behaviour', habit: 'Habit' }

/** 'Skill' or, for a habit, how often: 'Habit, 2 times a month for 3 months'. */
export function kindInWords(
  milestone: Pick<Milestone, 'kind' | 'period' | 'entriesPerPeriod' | 'periodsNeeded'>,
): string {
  const { kind, period, entriesPerPeriod, periodsNeeded } = milestone
  if (kind !== 'habit' || !period) return kindWords[kind]
  const times = entriesPerPeriod === 1 ? 'once' : `${entriesPerPeriod} times`
  return `Habit, ${times} a ${period}, in ${count(periodsNeeded ?? 1, period)}`
}

/** One milestone: title and first sentence, what it takes folded below, and at the right who has it and assigning. */
export function MilestoneRow({ milestone, children }: { milestone: Milestone; children: ReactNode }) {
  const [first] = milestone.description.split(/(?<=[.!?])\s/)
  return (
    <li className="ms" id={milestone.key}>
      <div className="ms__row">
        <div>
          <h3>{milestone.title}</h3>
          <p className="meta">{first}</p>
        </div>
        {children}
      </div>
      <Fold
        summary={
          <>
            {kindInWords(milestone)}: what it takes<span className="vh"> for {milestone.title}</span>
          </>
        }
      >
        <MilestoneText milestone={milestone} />
      </Fold>
    </li>
  )
}

/** Everything that a milestone asks for: description, outcome, criteria, rubric, resources. */
function MilestoneText({ milestone }: { milestone: Milestone }) {
  const { description, outcome, criteria, rubric, resources } = milestone
  return (
    <Flat as="div" className="prose small">
      <p>
        <MarkdownLine text={description} />
      </p>
      {outcome && (
        <p>
          <b>At the end:</b> {outcome}
        </p>
      )}
      <h4>Done when</h4>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <MarkdownLine text={criterion.text} />
          </li>
        ))}
      </ul>
      {rubric && (
        <>
          <h4>Four steps</h4>
          <ol>
            {rubric.map((step) => (
              <li key={step.title}>
                <b>{step.title}.</b> {step.text}
              </li>
            ))}
          </ol>
        </>
      )}
      {resources.length > 0 && (
        <>
          <h4>To learn from</h4>
          <ul>
            {resources.map((resource) => (
              <li key={resource.id}>
                {resource.url ? (
                  <a href={resource.url} rel="noopener noreferrer">
                    {resource.title}
                  </a>
                ) : (
                  resource.title
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Flat>
  )
}
