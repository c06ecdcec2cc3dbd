import { useId } from 'react'
import { rocks } from './rock-shapes.ts'

function Stone({ shape, transform, edge }: { shape: number; transform: string; edge?: boolean }) {
  const id = useId()
  const { outline, height } = rocks[shape] ?? rocks[0]
  const [low, rise, high] = [height * 0.62, height * 0.5, height * 0.86]
  const shade = `M-10 ${low}C40 ${rise} 90 ${high} 190 ${height * 0.34}V${height + 4}H-10z`
  return (
    <g transform={transform}>
      <clipPath id={id}>
        <path d={outline} />
      </clipPath>
      <path d={outline} fill="var(--rock)" />
      <path d={shade} fill="var(--rock-shade)" clipPath={`url(#${id})`} />
      {edge && <path d={outline} fill="none" stroke="var(--stone)" strokeWidth="1.2" />}
    </g>
  )
}

const fallen = [
  [0, 'translate(14 146) scale(.9)'],
  [2, 'translate(22 101) rotate(5 79.2 22.5) scale(.9)'],
  [1, 'translate(172 146) rotate(-7 79.2 23.4) scale(.9)'],
  [5, 'translate(196 108) rotate(-14 79.2 18.45) scale(.9)'],
  [3, 'translate(292 155) rotate(4 79.2 21.15) scale(.9)'],
  [4, 'translate(372 154) rotate(-38 79.2 20.25) scale(.9)'],
] as const

/** Only for pages that aren't there. */
export function BrokenCairn() {
  return (
    <svg viewBox="0 0 512 204" aria-hidden="true" className="lost__art">
      <path
        d="M6 196c70-6 150 2 250-1s180-5 250 1"
        fill="none"
        stroke="var(--stone)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      {fallen.map(([shape, transform]) => (
        <Stone key={shape} shape={shape} transform={transform} edge />
      ))}
    </svg>
  )
}

const standing = [709.3, 635.7, 565.2, 499.3, 436.6, 380]

export function TrailPicture() {
  return (
    <div className="gate__art">
      <svg viewBox="0 0 760 1000" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        <rect width="760" height="1000" fill="var(--sky)" />
        <circle cx="590" cy="250" r="64" fill="var(--rock)" opacity=".55" />
        <path
          d="M0 560C60 520 110 470 170 452s90 40 150 10 110-120 190-128 120 78 180 90 70-20 70-20V1000H0z"
          fill="var(--ridge-1)"
        />
        <path
          d="M0 640c80-30 120-70 200-76s110 60 190 52 140-96 220-92 110 40 150 46V1000H0z"
          fill="var(--ridge-2)"
        />
        <path d="M0 830c120-34 230-72 350-74s260 36 410 20V1000H0z" fill="var(--ridge-3)" />
        {standing.map((y, shape) => (
          <Stone key={y} shape={shape} transform={`translate(333.6 ${y}) scale(1.55)`} />
        ))}
        <path d="M300 796c40-22 120-27 170-27s130 4 176 22V860H300z" fill="var(--ridge-3)" />
        <path
          d="M120 1010c60-40 150-44 190-84s-70-58-20-92 96-30 122-50"
          fill="none"
          stroke="var(--trail)"
          strokeWidth="5"
          strokeLinecap="round"
          strokeDasharray="0.1 17"
        />
      </svg>
    </div>
  )
}
