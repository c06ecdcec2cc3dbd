import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { LastTime, SinceRows } from '#app/_parts/sessions/recall.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, nearDay, plainDay, span } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import type { Brief } from '#lib/views/brief/reads.ts'

type Props = { brief: Brief; session: SessionPage; ctx: Ctx }

/** What has happened since the last session, and what waits. Parts without anything in them aren't there. */
export function BriefSince({ brief, session, ctx }: Props) {
  const { waiting, goals, reviews, wins, habits, last } = brief
  const isQuiet = [waiting, goals, wins, habits].every(({ length }) => length === 0) && reviews.notes === 0
  return (
    <section aria-labelledby="since">
      <div className="section-head">
        <h2 id="since">
          {last ? `Since ${plainDay(last.heldOn, brief.today)}` : `The last ${span(session.cadenceDays)}`}
        </h2>
      </div>
      {isQuiet ? (
        <p className="text-ink-3">
          Nothing has moved{last ? ' since you last met' : ''}, and no evidence is waiting.
        </p>
      ) : (
        <ul className="since sheet">
          <Waiting brief={brief} session={session} ctx={ctx} />
          <SinceRows goals={goals} reviews={reviews} juniorId={session.junior.id} />
          <Wins brief={brief} ctx={ctx} />
          <Habits brief={brief} />
        </ul>
      )}
    </section>
  )
}

function Waiting({ brief, session, ctx }: Props) {
  const isMentor = session.mentor.id === ctx.viewer.id
  return brief.waiting.map(({ id, title, days }) => (
    <li key={id}>
      <GoalMark state="submitted" />
      <span>
        <a href={`/goals/${id}#evidence`}>
          <PlainText text={title} />
        </a>{' '}
        <span className="meta is-wait">
          {isMentor ? 'evidence to check' : 'your evidence'},{' '}
          {days === 0 ? 'sent today' : `waiting ${span(days)}`}
        </span>
      </span>
    </li>
  ))
}

function Wins({ brief, ctx }: Pick<Props, 'brief' | 'ctx'>) {
  return brief.wins.map(({ id, body, happenedOn, author, visibility }) => (
    <li key={id}>
      <Icon name="check" />
      <span>
        Win: <PlainText text={body} />{' '}
        <span className="meta">
          {author.id === ctx.viewer.id ? 'you' : <bdi>{calledName(ctx.viewer, author)}</bdi>},{' '}
          {plainDay(happenedOn, brief.today)}
        </span>{' '}
        {visibility === 'private' && <VisibilityMark visibility="private" words="Only you" />}
      </span>
    </li>
  ))
}

function Habits({ brief }: Pick<Props, 'brief'>) {
  return brief.habits.map(({ id, title, period, ending }) => (
    <li key={id}>
      <Icon name="repeat" />
      <span>
        <a href={`/goals/${id}`}>
          <PlainText text={title} />
        </a>{' '}
        <span className="meta">
          the {period} ends {nearDay(ending.to, brief.today)},{' '}
          {ending.entries === 0 ? 'no entry yet' : `${count(ending.entries, 'entry', 'entries')} so far`}
        </span>
      </span>
    </li>
  ))
}

/** What was said last time, with the viewer's private note folded. */
export function BriefLastTime({ brief, session, ctx }: Props) {
  return (
    <LastTime
      last={brief.last}
      today={brief.today}
      first={
        session.mentor.id === ctx.viewer.id ? (
          <>
            Ask <bdi>{calledName(ctx.viewer, session.junior)}</bdi> what brought them here, and agree on a
            first step.
          </>
        ) : (
          'Bring what you’d like to learn, and what you’re stuck on.'
        )
      }
    />
  )
}

/** The viewer's own jots about the other person: folded, and not on paper, as a private note. */
export function BriefJots({ brief, session, ctx }: Props) {
  const { jots, today } = brief
  if (jots.length === 0) return null
  const other = session.mentor.id === ctx.viewer.id ? session.junior : session.mentor
  const back = jots.filter(({ comesBackOn }) => comesBackOn && comesBackOn <= today).length
  return (
    <details className="fold print:hidden">
      <summary>
        <Icon name="right" />
        <span>
          Your {count(jots.length, 'jot')} about <bdi>{calledName(ctx.viewer, other)}</bdi>
          {back > 0 && `, ${back} back today`}
        </span>
      </summary>
      <ul className="note--private stack-2 text-sm">
        {jots.map(({ id, body }) => (
          <li key={id} dir="auto" className="wrap-anywhere">
            <PlainText text={body} />
          </li>
        ))}
      </ul>
    </details>
  )
}
