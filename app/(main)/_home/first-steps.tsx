import { FirstCairn } from '#app/_parts/drawings/cairn.tsx'
import type { JuniorOfMine } from '#lib/views/home/rules.ts'
import { assignHref } from './need-row.tsx'

/** For a mentor with one junior and nothing begun: what is missing. */
export function FirstSteps({ junior }: { junior: JuniorOfMine | undefined }) {
  if (!junior) return null
  const assign = assignHref(junior)
  const plan = `/sessions/plan?with=${junior.id}`
  return (
    <section className="first first--beside" aria-labelledby="first-steps">
      <h2 className="visually-hidden" id="first-steps">
        First steps
      </h2>
      <ol className="steps sheet">
        <li>
          <div>
            <a className="title" href={assign}>
              Assign one milestone
            </a>
            <p className="meta">One is enough for a first month.</p>
          </div>
          <a className="button button--primary" href={assign}>
            Choose one
          </a>
        </li>
        {junior.needs.some(({ kind }) => kind === 'not met') && (
          <li>
            <div>
              <a className="title" href={plan}>
                Plan a session
              </a>
              <p className="meta">You can both add to the agenda right away.</p>
            </div>
            <a className="button" href={plan}>
              Pick a day
            </a>
          </li>
        )}
      </ol>
      <FirstCairn />
    </section>
  )
}
