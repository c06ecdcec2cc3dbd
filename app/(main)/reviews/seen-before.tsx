import { CountBar } from '#app/_parts/drawings/count-bar.tsx'
import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import { shortMonth } from '#lib/core/format.ts'
import type { FindingsByTheme } from '#lib/reviews/lists/reads.ts'

/** A single remark isn't a whole bar, even if no theme has more. */
const LEAST = 4

export function SeenBefore({ name, before }: { name: string; before: FindingsByTheme }) {
  const running = before.months.at(-1)
  const most = Math.max(LEAST, ...before.themes.flatMap(({ counts }) => counts))
  return (
    <aside className="aside" aria-label="To compare">
      <section>
        <h2 className="subheading">Seen before</h2>
        {before.themes.length === 0 ? (
          <p className="meta">
            No suggestions or issues you can see in <bdi>{name}</bdi>’s reviews from the last three months.
          </p>
        ) : (
          <>
            <p className="meta">
              Suggestions and issues in <bdi>{name}</bdi>’s reviews from the last three months that you can
              see
            </p>
            <table className="table compared mt-2">
              <thead>
                <tr>
                  <th scope="col">Theme</th>
                  {before.months.map((month) => (
                    <th key={month} scope="col" className="number">
                      {shortMonth(month)}
                      {month === running && <span className="block">so far</span>}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {before.themes.map((theme) => (
                  <tr key={theme.themeId}>
                    <th scope="row">{theme.name}</th>
                    {before.months.map((month, index) => (
                      <td key={month} className="number">
                        <span className="counted">
                          <CountBar
                            number={theme.counts[index] ?? 0}
                            most={most}
                            isSoFar={month === running}
                          />
                          {theme.counts[index]}
                        </span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </section>
      <section>
        <h2 className="subheading">Kinds of finding</h2>
        <dl className="kinds">
          <div>
            <dt>
              <FindingSeverity severity="praise" />
            </dt>
            <dd>Do this again. Counts as much as the rest.</dd>
          </div>
          <div>
            <dt>
              <FindingSeverity severity="suggestion" />
            </dt>
            <dd>
              This would improve it. <bdi>{name}</bdi> decides.
            </dd>
          </div>
          <div>
            <dt>
              <FindingSeverity severity="issue" />
            </dt>
            <dd>It shouldn’t have been merged like this.</dd>
          </div>
        </dl>
      </section>
    </aside>
  )
}
