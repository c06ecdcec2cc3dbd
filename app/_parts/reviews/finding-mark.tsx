import type { ReactNode } from 'react'

import { type Severity, severities } from '#db/words.ts'

const marks = {
  praise: ['Praise', 'M9 1a8 8 0 1 0 0 16A8 8 0 0 0 9 1z', 'M9 5.5v7M5.5 9h7'],
  suggestion: ['Suggestion', 'M9 .8 17.2 9 9 17.2.8 9z', 'M6 9h5.6M9.4 6.6 11.8 9l-2.4 2.4'],
  issue: [
    'Issue',
    'M9.9 1.5 17.3 15a1 1 0 0 1-.9 1.5H1.6a1 1 0 0 1-.9-1.5L8.1 1.5a1 1 0 0 1 1.8 0z',
    'M9 6.5v4M9 13.4v.1',
  ],
} as const

function FindingMark({ severity }: { severity: Severity }) {
  const [, shape, sign] = marks[severity]
  return (
    <svg className={`finding-mark finding-mark--${severity}`} viewBox="0 0 18 18" aria-hidden="true">
      <path className="shape" d={shape} />
      <path className="sign" d={sign} />
    </svg>
  )
}

export function FindingSeverity({ severity, count }: { severity: Severity; count?: number }) {
  const [words] = marks[severity]
  const counted = severity === 'praise' ? 'praise' : `${severity}${count === 1 ? '' : 's'}`
  return (
    <span className="severity">
      <FindingMark severity={severity} />
      {count === undefined ? words : `${count} ${counted}`}
    </span>
  )
}

export function Tally({ tally, children }: { tally: Record<Severity, number>; children?: ReactNode }) {
  const present = severities.filter((severity) => tally[severity] > 0)
  if (present.length === 0) return null
  return (
    <p className="tally">
      {present.map((severity) => (
        <FindingSeverity key={severity} severity={severity} count={tally[severity]} />
      ))}
      {children}
    </p>
  )
}
