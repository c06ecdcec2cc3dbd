import { LevelCell } from '#app/_parts/levels/level-cell.tsx'
import { Select } from '#app/_ui/fields.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { capital, count, withoutBackticks } from '#lib/core/format.ts'
import { levelInStage } from '#lib/levels/readiness/rules.ts'
import type { ShownLevel, ShownPlace } from '#lib/views/levels/reads.ts'
import { type Reading, who } from './words.ts'

type Props = Reading & { shown: ShownPlace; level: ShownLevel }

/** Two levels, stage by stage, beside what the junior has achieved. */
export function SideBySide(props: Props & { path: string }) {
  const { shown, level, path } = props
  const { levels } = shown.place
  if (levels.length < 2) return null
  const options = levels.map(({ key, title }) => ({ value: key, label: withoutBackticks(title) }))
  const other = shown.beside ?? levels[levels.findIndex(({ key }) => key === level.key) + 1] ?? levels[0]
  return (
    <section aria-labelledby="both" className="mt-12">
      <div className="section-head">
        <h2 id="both">Two levels side by side</h2>
        <form method="get" action={`${path}#both`} className="level-choice print:hidden">
          <input type="hidden" name="roadmap" value={shown.place.id} />
          <Select name="level" label="First level" hideLabel options={options} value={level.key} />
          <Select name="beside" label="Second level" hideLabel options={options} value={other?.key ?? ''} />
          <button type="submit" className="button">
            Compare levels
          </button>
        </form>
      </div>
      {other && <Comparison {...props} other={other} />}
    </section>
  )
}

function Comparison(props: Props & { other: ShownPlace['place']['levels'][number] }) {
  const { shown, level, other } = props
  const columns = (other.key === level.key ? [level] : [level, other]).map((each) => shown.readinessOf(each))
  const own = capital(who(props))
  const { stages, achieved } = shown
  const all = stages.reduce((sum, { milestones }) => sum + milestones.length, 0)
  const has = (stage: ShownPlace['stages'][number]) =>
    stage.milestones.filter(({ key }) => achieved.has(key)).length
  return (
    <Plain as="div" className="sheet levels">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">
              <b>
                <bdi>{own}</bdi>
              </b>
              achieved so far
            </th>
            {columns.map(({ key, title, counts }) => (
              <th key={key} scope="col">
                <b>
                  <PlainText text={title} />
                </b>
                expects {counts.expected} of {all}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.key}>
              <th scope="row">
                <PlainText text={stage.title} />
              </th>
              <td data-label={own}>
                {has(stage)} of {stage.milestones.length}
              </td>
              {columns.map((each) => (
                <td key={each.key} data-label={withoutBackticks(each.title)}>
                  <LevelCell of={levelInStage(each, stage)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In all</th>
            <td data-label={own}>
              {stages.reduce((sum, stage) => sum + has(stage), 0)} of {count(all, 'milestone')}
            </td>
            {columns.map(({ key, title, counts }) => (
              <td key={key} data-label={withoutBackticks(title)}>
                {counts.achieved} achieved of {counts.expected}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Plain>
  )
}
