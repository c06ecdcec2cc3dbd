import { ProseLine } from '#app/_ui/prose.tsx'
import { matchCriteria, type VersionMilestone } from '#lib/roadmaps/moving-on/rules.ts'
import { renderChanges } from '#lib/text/markdown/changes.ts'

/** Every text that differs, side by side; beside a criterion that only one version has, the place is empty. */
export function BothTexts({ from, to }: { from: VersionMilestone; to: VersionMilestone }) {
  const matches = matchCriteria(from.criteria, to.criteria)
  const pairs: [string | null, string | null, string][] = [
    ...(from.title === to.title ? [] : [[from.title, to.title, 'title'] as [string, string, string]]),
    ...(from.description === to.description
      ? []
      : [[from.description, to.description, 'about'] as [string, string, string]]),
    ...differingTexts(from.texts, to.texts),
    ...matches.flatMap((match): [string, string, string][] =>
      match.isReworded ? [[match.from.text, match.to.text, match.to.id]] : [],
    ),
    ...from.criteria.flatMap((criterion): [string, null, string][] =>
      matches.some((match) => match.from === criterion) ? [] : [[criterion.text, null, criterion.id]],
    ),
    ...to.criteria.flatMap((criterion): [null, string, string][] =>
      matches.some((match) => match.to === criterion) ? [] : [[null, criterion.text, criterion.id]],
    ),
  ]
  return pairs.map(([before, after, key]) => (
    <Pair key={key} before={before} after={after} numbers={[from.number, to.number]} />
  ))
}

function Pair(props: { before: string | null; after: string | null; numbers: [number, number] }) {
  const { before, after, numbers } = props
  const marked = renderChanges(before ?? '', after ?? '')
  return (
    <div className="both-texts">
      <div>
        <p className="both-texts__head">Version {numbers[0]}</p>
        {before === null ? <p className="meta">Not there</p> : <ProseLine html={marked.before} />}
      </div>
      <div>
        <p className="both-texts__head">Version {numbers[1]}</p>
        {after === null ? <p className="meta">Not there any more</p> : <ProseLine html={marked.after} />}
      </div>
    </div>
  )
}

function differingTexts(
  before: readonly string[],
  after: readonly string[],
): [string | null, string | null, string][] {
  const length = Math.max(before.length, after.length)
  return Array.from({ length }, (_, place): [string | null, string | null, string] => [
    before[place] || null,
    after[place] || null,
    `text ${place}`,
  ]).filter(([one, other]) => one !== other)
}
