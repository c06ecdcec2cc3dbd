import { PlainText } from '#app/_ui/plain-text.tsx'
import { countInWords, withoutBackticks } from '#lib/core/format.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { type ExpectationChange, expectationChanges } from '#lib/roadmaps/differences/levels/rules.ts'
import type { LevelDifference } from '#lib/roadmaps/differences/rules.ts'

/** 'A level that expects 19 milestones' */
export const levelInWords = ({ after, before }: LevelDifference) =>
  `A level that ${after ? 'expects' : 'expected'} ${countInWords((after ?? before)?.expects.length ?? 0, 'milestone')}`

/** What a level was called before, and what it expects more and less. */
export function LevelChange({ change, titles }: { change: LevelDifference; titles: Titles }) {
  const { before, after } = change
  if (!before || !after) return null
  const changes = expectationChanges(before.expects, after.expects)
  return (
    <>
      {before.title !== after.title && (
        <p className="meta mt-2">
          It was called <PlainText text={`“${before.title}”`} />.
        </p>
      )}
      <Expected
        title="Expects more"
        changes={changes.filter(({ change }) => change === 'more')}
        titles={titles}
      />
      <Expected
        title="Expects less"
        changes={changes.filter(({ change }) => change === 'less')}
        titles={titles}
      />
      {before.title === after.title && changes.length === 0 && (
        <p className="meta mt-2">It’s in another place among the levels, and expects the same.</p>
      )}
    </>
  )
}

/** Of each milestone: its title, and the names of its steps if it’s a behaviour. */
export type Titles = ReadonlyMap<string, { title: string; steps: string[] }>

export function titlesIn(...contents: RoadmapContent[]): Titles {
  return new Map(
    contents.flatMap(({ stages }) =>
      stages.flatMap(({ milestones }) =>
        milestones.map(({ key, title, rubric }) => [
          key,
          { title, steps: (rubric ?? []).map((step) => step.title) },
        ]),
      ),
    ),
  )
}

function Expected(props: { title: string; changes: ExpectationChange[]; titles: Titles }) {
  const { title, changes, titles } = props
  if (changes.length === 0) return null
  return (
    <>
      <p className="meta mt-3">{title}</p>
      <ul className="list-disc ps-5 text-sm">
        {changes.map((change) => (
          <li key={change.milestone}>
            <PlainText text={changeWords(change, titles)} />
          </li>
        ))}
      </ul>
    </>
  )
}

function changeWords({ milestone, before, after }: ExpectationChange, titles: Titles): string {
  const known = titles.get(milestone)
  const title = withoutBackticks(known?.title ?? milestone)
  const step = (number: number | null) =>
    number === null ? 'achieved' : `“${withoutBackticks(known?.steps[number - 1] ?? `step ${number}`)}”`
  if (after === undefined) return title
  if (before === undefined) return after === null ? title : `${title}: ${step(after)}`
  return `${title}: from ${step(before)} to ${step(after)}`
}
