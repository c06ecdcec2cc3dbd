import { Icon } from '#app/_ui/icon.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import type { Understood } from '#lib/roadmaps/files/rules.ts'
import { milestoneInWords } from '../../[roadmapId]/milestone.tsx'

/** Every row or part that wasn't understood, with its number and why. */
export function Problems({ problems }: Pick<Understood, 'problems'>) {
  if (problems.length === 0) return null
  return (
    <section aria-labelledby="problems">
      <div className="section-head">
        <h2 id="problems">Not understood</h2>
        <p className="meta">Left out, unless you correct the file and upload it again</p>
      </div>
      <Plain as="div" className="sheet overflow-x-auto">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ place, why }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place may have several
              <tr key={index}>
                <th scope="row" className="whitespace-nowrap">
                  <PlainText text={place} />
                </th>
                <td>
                  <PlainText text={why} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Plain>
    </section>
  )
}

/** Stages and milestones as they will be. */
export function Found({ content }: { content: RoadmapContent }) {
  return (
    <section aria-labelledby="found">
      <div className="section-head">
        <h2 id="found">How it will look</h2>
      </div>
      <Plain as="div">
        {content.stages.map((stage, index) => (
          <details className="stage" key={stage.key}>
            <summary>
              <span className="stage__number" aria-hidden="true">
                {index + 1}
              </span>
              <h3>
                <PlainText text={stage.title} />
              </h3>
              <span className="meta">{count(stage.milestones.length, 'milestone')}</span>
              <Icon name="right" />
            </summary>
            <ul className="sheet rows stage__content">
              {stage.milestones.map((milestone) => (
                <li key={milestone.key}>
                  <b>
                    <PlainText text={milestone.title} />
                  </b>
                  <p className="meta">{milestoneInWords(milestone)}</p>
                  <ul className="mt-1 list-disc ps-5 text-sm">
                    {milestone.criteria.map(({ key, text }) => (
                      <li key={key}>
                        <PlainText text={text} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </Plain>
    </section>
  )
}
