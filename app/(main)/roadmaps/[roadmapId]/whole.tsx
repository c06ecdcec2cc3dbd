import { goalStateWords } from '#app/_parts/goals/goal-mark.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { listOfWords } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'
import { Criteria, kindInWords, type Milestone, Resources } from './milestone.tsx'
import type { Progress } from './progress.ts'

/** Every text of the roadmap, to read or print. */
export function WholeRoadmap({ roadmap }: { roadmap: Roadmap }) {
  return (
    <Plain as="div">
      <table className="table whole__table">
        <caption className="visually-hidden">What every milestone takes</caption>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">Done when</th>
            <th scope="col">To learn from</th>
          </tr>
        </thead>
        {roadmap.stages.map((stage) => (
          <tbody key={stage.id} id={`stage-${stage.position}`}>
            <tr>
              <th colSpan={3} scope="rowgroup" className="whole__stage">
                {/* HTML allows no heading inside th, which heads the rows itself. */}
                <b className="whole__title">
                  {stage.position}. <PlainText text={stage.title} />
                </b>
                <p>
                  <MarkdownLine text={stage.summary} />
                </p>
              </th>
            </tr>
            {stage.milestones.map((milestone) => (
              <tr key={milestone.id} id={milestone.key}>
                <th scope="row">
                  <PlainText text={milestone.title} />
                  <p className="meta">{kindInWords(milestone)}</p>
                  <p className="whole__text">
                    <MarkdownLine text={milestone.description} />
                  </p>
                </th>
                <td className="prose">
                  <p className="whole__label">Done when</p>
                  <Criteria milestone={milestone} />
                </td>
                <td className="prose">
                  {milestone.resources.length > 0 && (
                    <>
                      <p className="whole__label">To learn from</p>
                      <Resources milestone={milestone} />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Plain>
  )
}

/** On paper only, where nothing can be unfolded: a line for each milestone, and who has it. */
export function PrintedRoadmap(props: { viewer: Viewer; roadmap: Roadmap; progress: Progress }) {
  const { viewer, roadmap, progress } = props
  const isForSomeone = progress.juniors.length > 0 || progress.own.size > 0
  return (
    <Plain as="div" className="paper">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">Kind</th>
            {isForSomeone && <th scope="col">{progress.juniors.length > 0 ? 'Who has it' : 'Your goal'}</th>}
          </tr>
        </thead>
        {roadmap.stages.map((stage) => (
          <tbody key={stage.id}>
            <tr>
              <th colSpan={isForSomeone ? 3 : 2} scope="rowgroup" className="whole__stage">
                {/* HTML allows no heading inside th, which heads the rows itself. */}
                <b className="whole__title">
                  {stage.position}. <PlainText text={stage.title} />
                </b>
                <p className="meta">{progress.wordsOf(stage)}</p>
              </th>
            </tr>
            {stage.milestones.map((milestone) => (
              <tr key={milestone.id}>
                <th scope="row">
                  <PlainText text={milestone.title} />
                </th>
                <td>{kindInWords(milestone)}</td>
                {isForSomeone && <td>{holderWords(viewer, progress, milestone)}</td>}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Plain>
  )
}

const MAX_NAMES = 8

function holderWords(viewer: Viewer, progress: Progress, { key }: Milestone): string {
  const { juniors, shownFor, only, own, holdersOf } = progress
  const words = (goal: { state: Parameters<typeof goalStateWords>[0]; blockedAt: Date | null }) =>
    goalStateWords(goal.blockedAt ? 'blocked' : goal.state)
  const mine = own.get(key)
  if (juniors.length === 0) return mine ? words(mine) : ''
  const holders = holdersOf.get(key) ?? []
  const [first] = holders
  if (!first) return ''
  if (only) return words(first.goal)
  if (holders.length > MAX_NAMES) return `${holders.length} of ${shownFor.length}`
  const byState = Map.groupBy(holders, ({ goal }) => words(goal))
  return [...byState]
    .map(
      ([state, ofState]) =>
        `${state}: ${listOfWords(ofState.map(({ junior }) => calledName(viewer, { id: junior.personId, name: junior.name })))}`,
    )
    .join('. ')
}
