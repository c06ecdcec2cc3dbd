/** From the base up: x, y, width, height. */
const bars = [
  [2, 35, 40, 7],
  [6.1, 27.7, 35, 6.6],
  [5.3, 20.4, 31, 6.6],
  [10.6, 13.5, 26, 6.2],
  [10.5, 6.6, 21, 6.2],
  [15.8, 0.3, 14, 5.6],
] as const

/** The SVG path of a bar with round ends, filled from the left up to `share` (0 to 1). */
function bar(place: number, share: number): string {
  const [x, y, width, height] = bars[place] ?? bars[0]
  if (share <= 0) return ''
  const radius = height / 2
  const filled = Math.max(radius, width * Math.min(1, share))
  const round = `a${radius} ${radius} 0 0 `
  if (filled > width - radius)
    return `M${x + radius} ${y}h${width - height}${round}1 0 ${height}H${x + radius}${round}1 0 -${height}z`
  return `M${x + radius} ${y}H${+(x + filled).toFixed(1)}v${height}H${x + radius}${round}1 0 -${height}z`
}

/**
 * `stages` begins with the base; only the last six are drawn. Never put it in a sorted column or beside a percentage,
 * because people aren't ranked.
 */
export function MiniCairn(props: {
  stages: { achieved: number; underWay: number; total: number }[]
  size?: 'medium' | 'large'
  /** Without it, the drawing is hidden from screen readers. */
  label?: string
}) {
  const stages = props.stages.slice(-6)
  const path = (share: (stage: { achieved: number; underWay: number; total: number }) => number) =>
    stages.map((stage, place) => bar(place, stage.total > 0 ? share(stage) / stage.total : 0)).join('')
  const achieved = path((stage) => stage.achieved)
  const underWay = path((stage) => (stage.underWay > 0 ? stage.achieved + stage.underWay : 0))
  const label = props.label ? { role: 'img', 'aria-label': props.label } : { 'aria-hidden': true }
  return (
    <svg
      className={props.size === 'large' ? 'mini-cairn mini-cairn--large' : 'mini-cairn'}
      viewBox="0 0 44 44"
      {...label}
    >
      <path className="open" d={stages.map((_, place) => bar(place, 1)).join('')} />
      {underWay && <path className="underway" d={underWay} />}
      {achieved && <path className="achieved" d={achieved} />}
    </svg>
  )
}
