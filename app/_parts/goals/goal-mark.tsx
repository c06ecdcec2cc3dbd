export type GoalMarkState =
  | 'planned'
  | 'in_progress'
  | 'submitted'
  | 'changes_requested'
  | 'achieved'
  | 'dropped'
  | 'blocked'

const marks = {
  planned: ['planned', 'Planned', null],
  in_progress: ['progress', 'In progress', null],
  submitted: ['submitted', 'Submitted', 'M10 10.7V5M7.4 7.5 10 4.9l2.6 2.6'],
  changes_requested: [
    'changes',
    'Changes requested',
    'M8.5 4.7 6.4 6.8l2.1 2.1M6.7 6.8h4.2a2 2 0 0 1 0 4H9.7',
  ],
  achieved: ['achieved', 'Achieved', 'm6.6 8 2.4 2.3 4.5-4.9'],
  dropped: ['dropped', 'Dropped', 'm7.5 5.4 5 5M12.5 5.4l-5 5'],
  blocked: ['blocked', 'Blocked', 'M6.5 7.8h7'],
} as const

const stone = 'M2 8.9C1.5 5.3 4.7 2.3 9 2c4.5-.3 8.5 2 8.9 5.7.3 3.4-3 5.5-7.8 5.7C5.6 13.6 2.5 12.3 2 8.9z'
const half = 'M10 2c-.3 0-.7 0-1 .03C4.7 2.3 1.5 5.3 2 8.9c.5 3.4 3.6 4.7 8 4.53z'

export const goalStateWords = (state: GoalMarkState) => marks[state][1]

/** The outline of every goal mark, once per page: `app/(main)/layout.tsx` renders it, and the marks refer to it. */
export function GoalStone() {
  return (
    <svg className="absolute size-0" aria-hidden="true">
      <path id="stone" d={stone} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

/** Hidden from screen readers unless `labelled`, so its word must be beside it. `halo` sets it off from a pebble. */
export function GoalMark(props: {
  state: GoalMarkState
  size?: 'medium' | 'large'
  labelled?: boolean
  halo?: boolean
}) {
  const [name, words] = marks[props.state]
  const label = props.labelled ? { role: 'img', 'aria-label': words } : { 'aria-hidden': true }
  return (
    <svg
      className={`goal-mark goal-mark--${name}${props.size === 'large' ? ' goal-mark--large' : ''}`}
      viewBox="0 0 20 16"
      {...label}
    >
      <Stone {...props} />
    </svg>
  )
}

/** The same inside another drawing, with its middle at 0, 0. */
export function GoalMarkInside({ state }: { state: GoalMarkState }) {
  return (
    <g className={`goal-mark goal-mark--${marks[state][0]}`} transform="translate(-10 -7.75)">
      <Stone state={state} halo />
    </g>
  )
}

function Stone({ state, halo }: { state: GoalMarkState; halo?: boolean }) {
  const [, , sign] = marks[state]
  return (
    <>
      {halo && <use className="halo" href="#stone" />}
      <use className="stone" href="#stone" />
      {state === 'in_progress' && <path className="half" d={half} />}
      {sign && <path className="sign" d={sign} />}
    </>
  )
}

export function GoalState({ state, size }: { state: GoalMarkState; size?: 'medium' | 'large' }) {
  return (
    <span className="goal-state">
      <GoalMark state={state} size={size} />
      {marks[state][1]}
    </span>
  )
}
