import { GoalMarkInside, GoalState } from '#app/_parts/goals/goal-mark.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import type { Day } from '#lib/core/days.ts'
import { shortDay } from '#lib/core/format.ts'
import type { Life } from '#lib/goals/life/rules.ts'

/** In px from the top. */
const LINE = 30
const DATES = 56

/** A goal's life as one line. `words` say the event of each mark, in their order, and what is due. */
export function LifeLine({ life, words }: { life: Life; words: { id: string; sentence: string }[] }) {
  const { spans, marks, due, today } = life
  const states = new Set([...marks.filter(({ isMarked }) => isMarked), ...spans].map(({ state }) => state))
  const end = spans.at(-1)?.to ?? 0
  return (
    <Plain as="div" className="life-line">
      <svg aria-hidden="true">
        {today && <line className="life-line__ahead" x1={percent(end)} x2="100%" y1={LINE} y2={LINE} />}
        {spans.map(({ from, to, state }) => (
          <line
            key={from}
            className={`life-line__${state}`}
            x1={percent(from)}
            x2={percent(to)}
            y1={LINE}
            y2={LINE}
          />
        ))}
        {due && <Flag at={due.at} words={`Due ${dayAndMonth(due.day)}`} />}
        {today?.isNamed && <Flag at={today.at} words="Today" />}
        {marks.map(({ at, isMarked }, place) =>
          isMarked ? null : (
            <circle key={words[place]?.id} className="life-line__dot" cx={percent(at)} cy={LINE} r="3" />
          ),
        )}
        {marks.map(({ at, state, isMarked, isDated, day }, place) =>
          isMarked ? (
            <svg key={words[place]?.id} x={percent(at)} y={LINE}>
              <GoalMarkInside state={state} />
              {isDated && (
                <text y={DATES - LINE} {...anchor(at)}>
                  {dayAndMonth(day)}
                </text>
              )}
            </svg>
          ) : null,
        )}
      </svg>
      {states.size > 1 && (
        <p className="chart-key">
          {[...states].map((state) => (
            <GoalState key={state} state={state} />
          ))}
        </p>
      )}
      <ol className="visually-hidden">
        {words.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
      </ol>
    </Plain>
  )
}

function Flag({ at, words }: { at: number; words: string }) {
  return (
    <svg x={percent(at)} y="0">
      <line className="life-line__pole" x1="0" x2="0" y1="17" y2={LINE + 7} />
      <text y="12" {...anchor(at)}>
        {words}
      </text>
    </svg>
  )
}

/** At the ends a word begins or ends with the mark, so that it stays inside. */
function anchor(at: number) {
  if (at < 0.1) return { textAnchor: 'start', dx: -10 } as const
  return at > 0.9 ? ({ textAnchor: 'end', dx: 10 } as const) : ({ textAnchor: 'middle' } as const)
}

const percent = (at: number) => `${+(at * 100).toFixed(2)}%`
const dayAndMonth = (day: Day) => shortDay(day, day).split(' ').slice(1).join(' ')
