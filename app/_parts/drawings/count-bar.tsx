import { barHeight } from '#lib/reviews/rules.ts'

const HEIGHT = 18

/** Beside its number, which is printed. `most` is the highest of all bars that are compared. */
export function CountBar({ number, most, isSoFar }: { number: number; most: number; isSoFar: boolean }) {
  const height = barHeight(number, most, HEIGHT)
  return (
    <svg className="count-bar" viewBox={`0 0 9 ${HEIGHT + 1}`} aria-hidden="true">
      {height > 0 && (
        <rect
          className={isSoFar ? 'count-bar__open' : 'count-bar__full'}
          x="1"
          y={HEIGHT + 0.5 - height}
          width="7"
          height={height}
          rx="1"
        />
      )}
    </svg>
  )
}
