import { withoutBackticks } from '#lib/core/format.ts'
import type { LevelInStage } from '#lib/levels/readiness/rules.ts'

/** In a table of levels and stages: how many milestones, and on a press which ones. */
export function LevelCell({ of }: { of: LevelInStage }) {
  const { expected, without, total } = of
  if (expected.length === 0) return <span className="text-ink-3">None</span>
  const steps = stepsInWords(of)
  const hasSteps = expected.some(({ step }) => step !== null)
  // The stage's own list says which ones.
  if (expected.length === total && !hasSteps) return `All ${total}`
  // Whichever is shorter to read.
  const isAllBut = !hasSteps && without.length < expected.length
  return (
    <details className="level-cell">
      <summary>{expected.length === total ? `All ${total}` : `${expected.length} of ${total}`}</summary>
      {isAllBut && <p className="text-ink-3">All but</p>}
      <ul>
        {(isAllBut ? without.map((title) => ({ title, step: null })) : expected).map(({ title, step }) => (
          <li key={title}>
            <bdi>{withoutBackticks(title)}</bdi>
            {step && !steps && (
              <span className="text-ink-3">
                , <bdi>“{withoutBackticks(step)}”</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
      {steps && <p className="text-ink-3">{steps}</p>}
    </details>
  )
}

/** If all of them expect one step. */
function stepsInWords({ expected }: LevelInStage): string | undefined {
  const [step, ...others] = [...new Set(expected.map(({ step }) => step))]
  return step && others.length === 0 ? `Each at “${withoutBackticks(step)}”` : undefined
}
