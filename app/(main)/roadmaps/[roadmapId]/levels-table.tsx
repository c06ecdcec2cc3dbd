import { LevelCell } from '#app/_parts/levels/level-cell.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { countInWords, withoutBackticks } from '#lib/core/format.ts'
import { levelInStage } from '#lib/levels/readiness/rules.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'

/** What each level of this version expects, stage by stage. */
export function LevelsTable({ roadmap }: { roadmap: Pick<Roadmap, 'levels' | 'stages'> }) {
  const levels = roadmap.levels ?? []
  if (levels.length === 0) return null
  const all = roadmap.stages.reduce((sum, { milestones }) => sum + milestones.length, 0)
  return (
    <section id="levels" aria-labelledby="levels-heading" className="mt-12">
      <div className="section-head">
        <h2 id="levels-heading">Levels</h2>
        <p className="meta">
          What someone at {levels.length === 1 ? 'it' : `each of ${countInWords(levels.length, 'level')}`} has
          achieved. A mentor and a lead confirm it.
        </p>
      </div>
      <Plain as="div" className="sheet levels">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Stage</th>
              {levels.map(({ key, title, expects }) => (
                <th key={key} scope="col">
                  <b>
                    <PlainText text={title} />
                  </b>
                  expects {expects.length} of {all}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roadmap.stages.map((stage) => (
              <tr key={stage.key}>
                <th scope="row">
                  <PlainText text={stage.title} />
                </th>
                {levels.map((level) => (
                  <td key={level.key} data-label={withoutBackticks(level.title)}>
                    <LevelCell of={levelInStage(level, stage)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Plain>
    </section>
  )
}
