import type { ReactNode } from 'react'
import { EarlierVersions, EditedMark } from '#app/_parts/audience/edited.tsx'
import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { Person } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { TextKind } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { count, longDay, plainDay } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { SessionNote, SessionPage } from '#lib/sessions/reads.ts'
import { AgendaList } from '../agenda.tsx'
import { headingTitle, sessionCrumbs } from './heading.ts'

type Props = { session: SessionPage; ctx: Ctx }

export function HeldSession(props: Props & { notice: ReactNode; said: ReactNode; isPrinting: boolean }) {
  const { session, ctx, notice, said, isPrinting } = props
  const { viewer } = ctx
  const today = dayIn(ctx.now, ctx.timeZone)
  const hasOwn = session.notes.some(({ author, withdrawnAt }) => author.id === viewer.id && !withdrawnAt)
  const withdrawnOf = (kind: TextKind) => session.withdrawn.filter((line) => line.kind === kind)
  return (
    <Page
      title={headingTitle(session, viewer)}
      eyebrow={
        <>
          <Time at={session.heldOn}>{longDay(session.heldOn, today)}</Time>
          <EditedMark ctx={ctx} text={session} />
        </>
      }
      lede={session.minutes ? count(session.minutes, 'minute') : undefined}
      crumbs={sessionCrumbs(session, viewer)}
      side={
        session.canWriteNotes && (
          <a className="button" href={`/sessions/${session.id}/edit`}>
            <Icon name="pencil" />
            {session.canChange ? 'Edit' : hasOwn ? 'Edit your notes' : 'Add your notes'}
          </a>
        )
      }
    >
      {notice}
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side lg:gap-12">
        <div className="stack-9 sm:stack-10">
          {session.notes.map((note) => (
            <Note key={note.id} note={note} session={session} ctx={ctx} isPrinting={isPrinting} />
          ))}
          {withdrawnOf('session_note').map((line) => (
            <p key={line.id}>
              <Withdrawn ctx={ctx} line={line} />
            </p>
          ))}
          {session.notes.length === 0 && withdrawnOf('session_note').length === 0 && (
            <NoNotes session={session} />
          )}
          {said}
        </div>
        <div className="aside">
          <Agreed session={session} ctx={ctx} />
          {withdrawnOf('action').map((line) => (
            <p key={line.id}>
              An action: <Withdrawn ctx={ctx} line={line} />
            </p>
          ))}
          {(session.points.length > 0 || withdrawnOf('agenda_point').length > 0) && (
            <section aria-labelledby="agenda">
              <h2 id="agenda" className="subheading mb-3">
                Talked about
              </h2>
              <AgendaList points={session.points} withdrawn={withdrawnOf('agenda_point')} ctx={ctx} />
            </section>
          )}
        </div>
      </div>
    </Page>
  )
}

function Note({ note, session, ctx, isPrinting }: Props & { note: SessionNote; isPrinting: boolean }) {
  const { mentor, junior } = session
  const { viewer } = ctx
  const reader = note.author.id === mentor.id ? junior : mentor
  const isOwn = note.author.id === viewer.id
  const name = calledName(ctx.viewer, note.author)
  const heading = note.visibility === 'private' ? 'Private note' : isOwn ? 'Notes' : `Notes by ${name}`
  return (
    <section
      aria-labelledby={`note-${note.id}`}
      className={note.visibility === 'private' && !isPrinting ? 'print:hidden' : undefined}
    >
      <div className="section-head">
        <h2 id={`note-${note.id}`}>{heading}</h2>
        <VisibilityMark
          visibility={note.visibility}
          words={seenBy(note.visibility, { viewer, author: note.author, reader, junior })}
        />
      </div>
      {note.visibility === 'private' ? (
        <PrivateFold
          day={plainDay(session.heldOn, dayIn(ctx.now, ctx.timeZone))}
          isPrinted={isPrinting}
          printAddress={`/sessions/${session.id}?print=private`}
        >
          <Markdown text={note.body} className="note--private" />
        </PrivateFold>
      ) : (
        <Markdown text={note.body} />
      )}
      <p className="meta mt-3 flex flex-wrap items-center gap-2">
        <Person person={note.author} />
        {note.editedAt && (
          <span>
            edited <When at={note.editedAt} ctx={ctx} />
          </span>
        )}
        {note.canWithdraw && !note.withdrawnAt && (
          <OwnTools
            withdraw={`/sessions/${session.id}/notes/${note.id}/withdraw`}
            what={note.visibility === 'private' ? 'your private note' : 'your notes'}
          />
        )}
        {note.canWiden && (
          <a className="print:hidden" href={`/sessions/${session.id}/notes/${note.id}/widen`}>
            Share more widely
          </a>
        )}
      </p>
      <WithdrawnMark
        ctx={ctx}
        at={note.withdrawnAt}
        href={note.canWithdraw && `/sessions/${session.id}/notes/${note.id}/withdraw`}
      />
      <EarlierVersions ctx={ctx} text={note} />
    </section>
  )
}

function NoNotes({ session }: { session: SessionPage }) {
  return (
    <EmptyList title={session.isOwn ? 'No notes' : 'You can only see the date'} level={2}>
      {session.isOwn
        ? 'There are no notes you can read.'
        : 'Notes, agenda and actions are between the two people who met, unless they share them more widely.'}
    </EmptyList>
  )
}

const states = { open: 'still open', done: 'done', dropped: 'dropped' }

function Agreed({ session, ctx }: Props) {
  const lists = [
    { id: 'agreed', title: 'Agreed', actions: session.agreed },
    { id: 'closed', title: 'Closed here', actions: session.closed },
  ]
  const today = dayIn(ctx.now, ctx.timeZone)
  return lists.map(
    ({ id, title, actions }) =>
      actions.length > 0 && (
        <section key={id} aria-labelledby={id}>
          <h2 id={id} className="subheading mb-3">
            {title}
          </h2>
          <ul className="actions sheet">
            {actions.map((action) => (
              <li key={action.id}>
                <Icon
                  name={action.state === 'open' ? 'clock' : action.state === 'done' ? 'check' : 'close'}
                  className="mt-1 justify-self-center"
                />
                <div className="min-w-0 wrap-anywhere">
                  <a className="title" href={`/actions/${action.id}`}>
                    <PlainText text={action.body} />
                  </a>
                  <p className="meta">
                    {action.owner.id === ctx.viewer.id ? 'You' : calledName(ctx.viewer, action.owner)},{' '}
                    {action.withdrawnAt ? 'withdrawn' : states[action.state]}
                    {action.state === 'open' && action.dueOn && `, due ${plainDay(action.dueOn, today)}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ),
  )
}
