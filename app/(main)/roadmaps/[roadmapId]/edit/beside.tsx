import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, countInWords, timeAgo } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { differences } from '#lib/roadmaps/differences/rules.ts'
import { type Hindrance, hindrances } from '#lib/roadmaps/hindrances/rules.ts'
import type { WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { changeLines } from '../changes/change-lines.ts'

// Each list shows this many lines; the comparison shows all.
const MAX_LINES = 12

/** What hinders publishing, what has changed, and what to do with the working copy. */
export function Beside({ ctx, written }: { ctx: Ctx; written: WorkingCopy }) {
  const { id, copy, content, before, editor, number } = written
  const found = hindrances(content)
  const changed = before ? changeLines(differences(before, content)) : []
  const way = `/roadmaps/${id}`
  return (
    <aside className="aside lg:sticky lg:top-6" aria-label="About this working copy">
      <section aria-labelledby="before">
        <h2 id="before" className="subheading">
          Before you publish
        </h2>
        {found.length === 0 ? (
          <p className="meta">Nothing is missing.</p>
        ) : (
          <>
            <p className="meta">{capital(countInWords(found.length, 'thing'))} to fix</p>
            <ul className="outline__notes outline__notes--missing">
              {found.slice(0, MAX_LINES).map((hindrance) => (
                <li key={hindrance.words}>
                  <Icon name="warning" />
                  <a href={placeOf(way, hindrance)}>
                    <PlainText text={hindrance.words} />
                  </a>
                </li>
              ))}
            </ul>
            <More count={found.length} />
          </>
        )}
        <p className="mt-4 flex flex-wrap gap-2">
          <a className={found.length === 0 ? 'button button--primary' : 'button'} href={`${way}/publish`}>
            {before ? 'Compare and publish' : 'Publish'}
          </a>
          <a className="button button--quiet" href={`${way}/discard`}>
            Discard
          </a>
        </p>
        <p className="meta mt-3">
          Saved {timeAgo(copy.updatedAt, ctx.now)}
          {editor && (
            <>
              {' '}
              by <bdi>{editor.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, editor)}</bdi>
            </>
          )}
        </p>
      </section>
      {before && (
        <section aria-labelledby="changed">
          <h2 id="changed" className="subheading">
            Changed since version {number - 1}
          </h2>
          {changed.length === 0 ? (
            <p className="meta">Nothing yet.</p>
          ) : (
            <>
              <ul className="outline__notes">
                {changed.slice(0, MAX_LINES).map(({ key, what, title }) => (
                  <li key={`${what} ${key}`}>
                    <Icon name="pencil" />
                    <span>
                      {what}: <PlainText text={title} />
                    </span>
                  </li>
                ))}
              </ul>
              <More count={changed.length} />
            </>
          )}
        </section>
      )}
    </aside>
  )
}

const More = ({ count }: { count: number }) =>
  count > MAX_LINES && <p className="meta">And {countInWords(count - MAX_LINES, 'more', 'more')}.</p>

function placeOf(way: string, { stage, milestone, level }: Hindrance): string {
  if (level) return `${way}/levels/${level}`
  if (milestone) return `${way}/edit/${milestone}`
  return stage ? `${way}/edit?stage=${stage}#stage-${stage}` : `${way}/about`
}
