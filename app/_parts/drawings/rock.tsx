import { useId } from 'react'
import { cuts, rockAt } from '#app/_ui/rock-shapes.ts'
import { type Facet, facetOrder } from '#lib/views/progress/rules.ts'

const classes: Record<Facet, string> = {
  achieved: 'achieved',
  underway: 'underway',
  waiting: 'waiting',
  yours: 'yours',
  blocked: 'blocked',
  open: 'open',
}

/**
 * A stage as a stone with one facet per milestone. `place` 0 is the base. Hidden from screen readers, so its numbers
 * must be beside it in words.
 */
export function Rock({ place, stones, facets }: { place: number; stones: number; facets: Facet[] }) {
  const id = useId()
  const { height, left, right, outline } = rockAt(place, stones)
  const sorted =
    facets.length > 0
      ? facets.toSorted((a, b) => facetOrder.indexOf(a) - facetOrder.indexOf(b))
      : ['open' as const]
  const lines = cuts(place, sorted.length, left, right)
  // Adjacent facets of one state share a path: fewer elements for the same picture.
  const paths = new Map<Facet, string>()
  sorted.forEach((facet, index) => {
    const [top, bottom] = lines[index] ?? [0, 0]
    const [nextTop, nextBottom] = lines[index + 1] ?? [0, 0]
    const path = `M${top} 0H${nextTop + 0.4}L${nextBottom + 0.4} ${height}H${bottom}z`
    paths.set(facet, (paths.get(facet) ?? '') + path)
  })
  const gaps = lines.slice(1, -1).map(([top, bottom]) => `M${top} 0 ${bottom} ${height}`)
  return (
    <svg className="rock" viewBox={`0 0 176 ${height}`} aria-hidden="true">
      <clipPath id={id}>
        <path d={outline} />
      </clipPath>
      <g clipPath={`url(#${id})`}>
        {Array.from(paths, ([facet, path]) => (
          <path key={facet} className={classes[facet]} d={path} />
        ))}
        {gaps.length > 0 && <path className="joints" d={gaps.join('')} />}
      </g>
      <path className="edge" d={outline} />
    </svg>
  )
}

export function GhostRock({ place, stones }: { place: number; stones: number }) {
  const { height, outline } = rockAt(place, stones)
  return (
    <svg className="rock" viewBox={`0 0 176 ${height}`} aria-hidden="true">
      <path className="ghost" d={outline} />
    </svg>
  )
}
