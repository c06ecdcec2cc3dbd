import { GoalMark, goalStateWords } from '#app/_parts/goals/goal-mark.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Roadmap } from '#lib/roadmaps/reads.ts'
import { Holders } from './holders.tsx'
import { type Milestone, MilestoneRow } from './milestone.tsx'
import { needsWords } from './needs-words.ts'
import type { Progress } from './progress.ts'

type Stage = Roadmap['stages'][number]
type Props = {
  roadmap: Roadmap
  progress: Progress
  /** The place of the stage that is unfolded. */
  shown: number
  /** The key of the milestone whose text is shown. */
  opened: string | undefined
  /** What its links keep of the address: 'for=ID&'. */
  kept: string
  mayAssign: boolean
  /** For juniors: the milestone whose text is shown, if they have no goal for it. */
  mayPropose: boolean
  maySuggest: boolean
}

/** One stage unfolded, a line for each milestone. */
export function Stages({ roadmap, progress, shown, opened, kept, mayAssign, mayPropose, maySuggest }: Props) {
  const { only } = progress
  const assign = (stage: Stage, milestone?: Milestone) => {
    // By key: the junior may be on another version, where the milestone has another id.
    const asked = [`stage=${stage.key}`, `milestone=${milestone?.key ?? 'all'}`, only && `junior=${only.id}`]
    return `/roadmaps/${roadmap.roadmapId}/assign?${asked.filter(Boolean).join('&')}`
  }
  const propose = ({ key }: Milestone) => `/goals/new?roadmap=${roadmap.roadmapId}&milestone=${key}`
  // Relative, because the full address for every milestone would make the page much larger.
  const toggle = ({ key }: Milestone, stage: Stage) =>
    `?${kept}${key === opened ? `stage=${stage.position}` : `open=${key}`}#${key}`
  return (
    <Plain as="div" className="print:hidden">
      {roadmap.stages.map((stage, place) => (
        <details className="stage" key={stage.id} open={place === shown}>
          <summary>
            <span className="stage__number" aria-hidden="true">
              {stage.position}
            </span>
            <h2>
              <span className="visually-hidden">Stage {stage.position}: </span>
              <PlainText text={stage.title} />
            </h2>
            <span className="meta">{progress.wordsOf(stage)}</span>
            <Icon name="right" />
          </summary>
          {/* A browser unfolds what an address names only if it is inside, and not the fold itself. */}
          <div className="stage__content" id={`stage-${stage.position}`}>
            <div className="stage__about">
              <p>
                <MarkdownLine text={stage.summary} />
              </p>
              {mayAssign && (
                <a className="button button--small" href={assign(stage)}>
                  Assign this stage
                  <span className="visually-hidden">
                    : <PlainText text={stage.title} />
                  </span>
                </a>
              )}
            </div>
            <ul className="sheet">
              {stage.milestones.map((milestone) => (
                <MilestoneRow
                  key={milestone.id}
                  milestone={milestone}
                  isOpen={milestone.key === opened}
                  more={toggle(milestone, stage)}
                  needs={needsWords(milestone.needs, roadmap, progress)}
                  suggest={
                    maySuggest
                      ? `/roadmaps/${roadmap.roadmapId}/suggestions/new?milestone=${milestone.key}`
                      : undefined
                  }
                >
                  <Held
                    progress={progress}
                    milestone={milestone}
                    assign={mayAssign ? assign(stage, milestone) : null}
                    propose={mayPropose && milestone.key === opened ? propose(milestone) : null}
                  />
                </MilestoneRow>
              ))}
            </ul>
          </div>
        </details>
      ))}
    </Plain>
  )
}

function Held(props: {
  progress: Progress
  milestone: Milestone
  assign: string | null
  propose: string | null
}) {
  const { progress, milestone, assign, propose } = props
  const { juniors, shownFor } = progress
  const mine = progress.own.get(milestone.key)
  if (juniors.length === 0 && !mine && propose)
    return (
      <a className="button button--small" href={propose}>
        Propose
        <span className="visually-hidden">
          {' '}
          <PlainText text={milestone.title} />
        </span>
      </a>
    )
  if (juniors.length === 0)
    return (
      mine && (
        <a href={`/goals/${mine.goalId}`} className="goal-state">
          <GoalMark state={mine.blockedAt ? 'blocked' : mine.state} />
          {goalStateWords(mine.blockedAt ? 'blocked' : mine.state)}
        </a>
      )
    )
  const holders = progress.holdersOf.get(milestone.key) ?? []
  return (
    <>
      <Holders holders={holders} juniors={shownFor.length} />
      {holders.length >= shownFor.length && shownFor.length > 0 ? (
        <span className="milestone__all">{shownFor.length === 1 ? 'Assigned' : 'All assigned'}</span>
      ) : (
        assign && (
          <a className="button button--small" href={assign}>
            Assign
            <span className="visually-hidden">
              {' '}
              <PlainText text={milestone.title} />
            </span>
          </a>
        )
      )}
    </>
  )
}
