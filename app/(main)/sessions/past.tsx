import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { WithdrawnSessionLine } from '#app/_parts/sessions/withdrawn-line.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay, shortDay } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { SessionRow } from '#lib/sessions/reads.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'

type Props = { sessions: SessionRow[]; ctx: Ctx; isFirstPage: boolean }

export function Past({ sessions, ctx, isFirstPage }: Props) {
  const today = dayIn(ctx.now, ctx.timeZone)
  return (
    <section aria-labelledby="past">
      <div className="section-head">
        <h2 id="past">Held</h2>
      </div>
      {sessions.length === 0 && (
        <EmptyList title={isFirstPage ? 'No sessions yet' : 'No earlier sessions'}>
          {isFirstPage && 'Sessions appear here once the mentor has logged them.'}
        </EmptyList>
      )}
      <Plain as="ol" className="timeline">
        {sessions.map((session) => (
          <li key={session.id}>
            <Time at={session.heldOn}>{shortDay(session.heldOn, today)}</Time>
            <span className="timeline__node">
              <Icon name="people" />
            </span>
            <div className="timeline__body">
              <Row session={session} ctx={ctx} />
            </div>
          </li>
        ))}
      </Plain>
    </section>
  )
}

function Row({ session, ctx }: { session: SessionRow; ctx: Ctx }) {
  const { mentor, junior, minutes, notes, withdrawnAt } = session
  if (withdrawnAt)
    return (
      <p className="timeline__head meta">
        <span>
          <WithdrawnSessionLine session={{ ...session, withdrawnAt }} ctx={ctx} isLink />
        </span>
      </p>
    )
  const other = mentor.id === ctx.viewer.id ? junior : mentor
  const [note] = notes
  const hasPrivate = notes.some(({ visibility }) => visibility === 'private')
  return (
    <>
      <p className="timeline__head">
        <span>
          <a className="title" href={`/sessions/${session.id}`}>
            Session with <bdi>{fullName(ctx.viewer, other)}</bdi>
            {minutes && `, ${minutes} minutes`}
          </a>
        </span>
        {note && (
          <VisibilityMark
            visibility={note.visibility}
            words={seenBy(note.visibility, {
              viewer: ctx.viewer,
              author: note.author,
              reader: note.author.id === mentor.id ? junior : mentor,
              junior,
            })}
          />
        )}
      </p>
      {note?.visibility === 'private' && (
        <PrivateFold day={plainDay(session.heldOn, dayIn(ctx.now, ctx.timeZone))}>
          <p dir="auto" className="note--private">
            {plainText(note.body, 220)}
          </p>
        </PrivateFold>
      )}
      {note && note.visibility !== 'private' && (
        <p className="mt-1 text-ink-3">
          {note.author.id !== ctx.viewer.id &&
            note.author.id !== mentor.id &&
            `${calledName(ctx.viewer, note.author)}: `}
          <bdi>{plainText(note.body, 220)}</bdi>
        </p>
      )}
      {hasPrivate && note?.visibility !== 'private' && (
        <p className="mt-1">
          <VisibilityMark visibility="private" words="and a note that only you see" />
        </p>
      )}
    </>
  )
}
