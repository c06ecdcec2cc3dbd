import type { ReactNode } from 'react'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import type { MilestoneContent } from '#lib/roadmaps/content.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'

export type Milestone = Roadmap['stages'][number]['milestones'][number]

const kindWords = { skill: 'Skill', project: 'Project', behaviour: 'Behaviour', habit: 'Habit' }

/** 'Skill', or for a habit how often: 'Habit, twice a month for 3 months'. */
export function kindInWords(
  milestone: Pick<Milestone, 'kind' | 'period' | 'entriesPerPeriod' | 'periodsNeeded'>,
): string {
  const { kind, period, entriesPerPeriod, periodsNeeded } = milestone
  if (kind !== 'habit' || !period) return kindWords[kind]
  const times = ['', 'once', 'twice'][entriesPerPeriod ?? 1] ?? `${entriesPerPeriod} times`
  return `Habit, ${times} a ${period} for ${count(periodsNeeded ?? 1, period)}`
}

type Described = {
  kind: Milestone['kind']
  criteria: readonly unknown[]
  weeks: number | null
  shown: Milestone['shown']
} & (Pick<Milestone, 'period' | 'entriesPerPeriod' | 'periodsNeeded'> | Pick<MilestoneContent, 'cadence'>)

/** 'Skill, 4 criteria, about 2 weeks. Explained live.' */
export function milestoneInWords(milestone: Described): string {
  const { criteria, weeks, shown } = milestone
  const kind = kindInWords('cadence' in milestone ? withPeriods(milestone) : milestone)
  const facts = [
    kind,
    count(criteria.length, 'criterion', 'criteria'),
    weeks && `about ${count(weeks, 'week')}`,
  ]
  const ways = (shown ?? []).map((way) => (way === 'alone' ? 'Done alone.' : 'Explained live.'))
  return [`${facts.filter(Boolean).join(', ')}.`, ...ways].join(' ')
}

const withPeriods = ({ kind, cadence }: Pick<MilestoneContent, 'kind' | 'cadence'>) => ({
  kind,
  period: cadence?.period ?? null,
  entriesPerPeriod: cadence?.entries ?? null,
  periodsNeeded: cadence?.periods ?? null,
})

/** `more` toggles the full text: written out for every milestone, it would be most of the page. */
export function MilestoneRow(props: {
  milestone: Milestone
  isOpen: boolean
  more: string
  /** What should be achieved first. */
  needs: string | undefined
  /** Where a change to it is suggested, for those who may. */
  suggest: string | undefined
  children: ReactNode
}) {
  const { milestone, isOpen, more, needs, suggest, children } = props
  return (
    <li className="milestone" id={milestone.key}>
      <div className="milestone__row">
        <h3>
          <a className="milestone__more" href={more} aria-expanded={isOpen}>
            <Icon name={isOpen ? 'down' : 'right'} />
            <span>
              <span className="title">
                <PlainText text={milestone.title} />
              </span>{' '}
              <span className="meta">
                {kindInWords(milestone)}
                {needs && `. ${needs}`}
              </span>
            </span>
          </a>
        </h3>
        {children}
      </div>
      {isOpen && <MilestoneText milestone={milestone} suggest={suggest} />}
    </li>
  )
}

function MilestoneText({ milestone, suggest }: { milestone: Milestone; suggest: string | undefined }) {
  return (
    <div className="prose text-sm leading-6.5">
      <p>
        <MarkdownLine text={milestone.description} />
      </p>
      <h4>Done when</h4>
      <Criteria milestone={milestone} />
      {milestone.resources.length > 0 && (
        <>
          <h4>To learn from</h4>
          <Resources milestone={milestone} />
        </>
      )}
      {suggest && (
        <p>
          <a href={suggest}>Suggest a change</a>
        </p>
      )}
    </div>
  )
}

/** The outcome of a project and the four steps of a behaviour with them. */
export function Criteria({ milestone: { outcome, criteria, rubric } }: { milestone: Milestone }) {
  return (
    <>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <MarkdownLine text={criterion.text} />
          </li>
        ))}
      </ul>
      {outcome && (
        <p>
          <b>What you’ll have at the end:</b> <MarkdownLine text={outcome} />
        </p>
      )}
      {rubric && (
        <>
          <p>
            <b>Four steps</b>
          </p>
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
    </>
  )
}

export function Resources({ milestone }: { milestone: Milestone }) {
  return (
    <ul>
      {milestone.resources.map((resource) => (
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
  )
}
