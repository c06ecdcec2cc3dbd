import { Fragment } from 'react'
import { EarlierVersions, EditedMark } from '#app/_parts/audience/edited.tsx'
import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { NewMark } from '#app/_parts/notices/new-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { capital, count, countInWords, plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import type { WithdrawnOnGoal } from '#lib/goals/withdrawn/reads.ts'
import { CommentForm } from './comment-form.tsx'
import { EventDot, eventWords } from './event-words.tsx'
import { FeedbackText } from './given-answer.tsx'
import { WithdrawnTurn } from './withdrawn-turn.tsx'
import { answerAnchor, answersShown, type FormView, goalJunior, isNew, type View, Who } from './words.ts'

type Comment = GoalPage['comments'][number]
type Event = GoalPage['events'][number]
type Turned = { at: Date; id: string; event?: Event; comment?: Comment; line?: WithdrawnOnGoal }

/** With `isBrief`, steps without words are folded, so that what was said is near what it is about. */
export function Conversation(props: FormView & { isPrinting: boolean; isBrief?: boolean }) {
  const { ctx, goal, drafts, isPrinting, isBrief } = props
  const standing = goal.comments.filter(({ withdrawnAt }) => !withdrawnAt)
  const turns: Turned[] = [
    ...goal.events.map((event) => ({ at: event.at, id: event.id, event })),
    ...goal.comments.map((comment) => ({ at: comment.createdAt, id: comment.id, comment })),
    ...goal.withdrawn
      .filter(({ kind }) => kind === 'comment')
      .map((line) => ({ at: line.at as Date, id: line.id, line })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  const isFolded = ({ event }: Turned) => isBrief && event && !hasWords(goal, event)
  const folded = turns.filter(isFolded)
  const list = (shown: Turned[]) => (
    <ol className="history">
      {shown.map(({ id, event, comment, line }) => (
        <Fragment key={id}>
          {event && <EventTurn ctx={ctx} goal={goal} event={event} />}
          {comment && <CommentTurn ctx={ctx} goal={goal} comment={comment} isPrinting={isPrinting} />}
          {line && <WithdrawnTurn ctx={ctx} line={line} />}
        </Fragment>
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="conversation">
      <div className="section-head">
        <h2 id="conversation">Conversation and history</h2>
        {standing.length > 0 && <p className="meta">{count(standing.length, 'comment')}</p>}
      </div>
      {folded.length > 0 && (
        <Fold summary={`${capital(countInWords(folded.length, 'step'))} so far`}>
          <Plain as="ol" className="history mt-4">
            {folded.map(
              ({ id, event }) => event && <EventTurn key={id} ctx={ctx} goal={goal} event={event} />,
            )}
          </Plain>
        </Fold>
      )}
      {folded.length < turns.length && list(turns.filter((turn) => !isFolded(turn)))}
      <DidNotice at="conversation" />
      {goal.canWrite && <CommentForm ctx={ctx} goal={goal} drafts={drafts} />}
    </section>
  )
}

/** Whether more is said than that it happened: a reason, or an answer that doesn't stand below its evidence. */
function hasWords(goal: GoalPage, event: Event): boolean {
  if (event.reason) return true
  const verdict = goal.verdicts.find(({ id }) => id === event.verdictId)
  return verdict !== undefined && !answersShown(goal, verdict)
}

function EventTurn({ ctx, goal, event }: View & { event: Event }) {
  const actor = { id: event.actorId, name: event.actorName }
  const verdict = goal.verdicts.find(({ id }) => id === event.verdictId)
  const isBelowEvidence = verdict && answersShown(goal, verdict)
  return (
    <li id={verdict && !isBelowEvidence ? answerAnchor(goal, verdict) : undefined}>
      <span className="history__mark">
        <EventDot kind={event.kind} />
      </span>
      <div>
        <p>
          <b>{Who(ctx, actor)}</b> {eventWords(ctx, goal, event)}{' '}
          <span className="meta">
            <When at={event.at} ctx={ctx} />
          </span>{' '}
          {isNew({ ctx, goal }, event.at, event.actorId) && <NewMark />}{' '}
          {isBelowEvidence && verdict.feedback && (
            <a className="text-sm print:hidden" href={`#${answerAnchor(goal, verdict)}`}>
              Read the feedback
            </a>
          )}
        </p>
        {event.reason && (
          <div className="saying">
            <p>
              <PlainText text={event.reason} />
            </p>
          </div>
        )}
        {verdict && !isBelowEvidence && <FeedbackText ctx={ctx} goal={goal} verdict={verdict} />}
      </div>
    </li>
  )
}

type Turn = View & { comment: Comment; isPrinting: boolean }

function CommentTurn({ ctx, goal, comment, isPrinting }: Turn) {
  const author = { id: comment.authorId, name: comment.authorName }
  const reader =
    comment.readerId && comment.readerName ? { id: comment.readerId, name: comment.readerName } : undefined
  const isMine = author.id === ctx.viewer.id
  const words = seenBy(comment.visibility, { viewer: ctx.viewer, author, reader, junior: goalJunior(goal) })
  const address = `/goals/${goal.id}/comments/${comment.id}`
  return (
    <li
      id={`comment-${comment.id}`}
      className={comment.visibility === 'private' && !isPrinting ? 'print:hidden' : undefined}
    >
      <span className="history__mark">
        <Pebble person={author} size="small" />
      </span>
      <div>
        <p>
          <b>{Who(ctx, author)}</b> wrote{' '}
          <span className="meta">
            <When at={comment.createdAt} ctx={ctx} />
            <EditedMark ctx={ctx} text={comment} />
          </span>{' '}
          {isNew({ ctx, goal }, comment.editedAt ?? comment.createdAt, author.id) && <NewMark />}
        </p>
        <div className={comment.visibility === 'private' ? 'saying saying--private' : 'saying'}>
          <CommentBody ctx={ctx} goal={goal} comment={comment} isPrinting={isPrinting} />
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <VisibilityMark visibility={comment.visibility} words={words} />
            {isMine && goal.canWrite && !comment.withdrawnAt && (
              <>
                <OwnTools edit={address} withdraw={`${address}/withdraw`} what="this comment" />
                {comment.visibility !== 'circle' && (
                  <a className="text-sm print:hidden" href={`${address}/widen`}>
                    Share more widely
                  </a>
                )}
              </>
            )}
          </div>
          <WithdrawnMark ctx={ctx} at={comment.withdrawnAt} href={goal.canWrite && `${address}/withdraw`} />
          <EarlierVersions ctx={ctx} text={comment} />
        </div>
      </div>
    </li>
  )
}

function CommentBody({ ctx, goal, comment, isPrinting }: Turn) {
  const text = <Markdown text={comment.body} />
  if (comment.visibility !== 'private') return text
  const [today, day] = [ctx.now, comment.createdAt].map((at) => dayIn(at, ctx.timeZone)) as [string, string]
  return (
    <PrivateFold
      day={plainDay(day, today)}
      isPrinted={isPrinting}
      printAddress={`/goals/${goal.id}?print=private`}
    >
      {text}
    </PrivateFold>
  )
}
