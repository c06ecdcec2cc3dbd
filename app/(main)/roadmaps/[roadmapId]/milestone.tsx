import type { ReactNode } from 'react'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'

export type Milestone = Roadmap['stages'][number]['milestones'][number]

const kindWords = { skill: 'Skill', project: 'Project', behaviour: 'Behaviour', habit: 'Habit' }

/** 'Skill', or for a habit how often: 'Habit, 2 times a month, in 3 months'. */
export function kindInWords(
  milestone: Pick<Milestone, 'kind' | 'period' | 'entriesPerPeriod' | 'periodsNeeded'>,
): string {
  const { kind, period, entriesPerPeriod, periodsNeeded } = milestone
  if (kind !== 'habit' || !period) return kindWords[kind]
  const times = entriesPerPeriod === 1 ? 'once' : `${entriesPerPeriod} times`
  return `Habit, ${times} a ${period}, in ${count(periodsNeeded ?? 1, period)}`
}

/** `more` toggles the full text: written out for every milestone, it would be most of the page. */
export function MilestoneRow(props: {
  milestone: Milestone
  isOpen: boolean
  more: string
  children: ReactNode
}) {
  const { milestone, isOpen, more, children } = props
  const [first] = milestone.description.split(/(?<=[.!?])\s/)
  return (
    <li className="milestone" id={milestone.key}>
      <div className="milestone__row">
        <div>
          <h3>
            <PlainText text={milestone.title} />
          </h3>
          <p className="meta">{first}</p>
        </div>
        {children}
      </div>
      <a className="milestone__more" href={more}>
        <Icon name={isOpen ? 'down' : 'right'} />
        {kindInWords(milestone)}: {isOpen ? 'less' : 'what it takes'}
        <span className="visually-hidden">
          {' '}
          for <PlainText text={milestone.title} />
        </span>
      </a>
      {isOpen && <MilestoneText milestone={milestone} />}
    </li>
  )
}

function MilestoneText({ milestone }: { milestone: Milestone }) {
  const { description, outcome, criteria, rubric, resources } = milestone
  return (
    <div className="prose text-sm leading-6.5">
      <p>
        <MarkdownLine text={description} />
      </p>
      {outcome && (
        <p>
          <b>At the end:</b> <MarkdownLine text={outcome} />
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
                <b>
                  <PlainText text={step.title} />.
                </b>{' '}
                <MarkdownLine text={step.text} />
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
                    <PlainText text={resource.title} />
                  </a>
                ) : (
                  <PlainText text={resource.title} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
