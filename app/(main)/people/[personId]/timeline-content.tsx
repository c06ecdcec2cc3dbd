import type { ReactNode } from 'react'
import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import type { IconName } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Visibility } from '#db/words.ts'
import { severities } from '#db/words.ts'
import type { Day } from '#lib/core/days.ts'
import { age, count, plainDay, shortDay } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { tallyFindings } from '#lib/reviews/rules.ts'
import type { TimelineItem } from '#lib/views/timeline/reads.ts'

export type Part = {
  key: string
  body: string
  visibility: Visibility | null
  author: Named
  reader: Named | null
}

export type Content = {
  icon: IconName
  look?: 'done' | 'wait' | 'back' | 'private'
  title: ReactNode
  text?: Part[]
  foot?: ReactNode
}

/** `today` is the viewer's, `path` the junior's page. */
export function content(item: TimelineItem, today: Day, path: string): Content {
  const { actor } = item
  const circle = (body: string | null): Part[] =>
    body ? [{ key: item.id, body, visibility: 'circle', author: actor, reader: null }] : []
  switch (item.kind) {
    case 'step':
      return step(item, circle)
    case 'evidence': {
      const isWaiting = item.goalState === 'submitted' && !item.verdictId && !item.withdrawnAt
      const since = age(item.day, today)
      return {
        icon: 'up',
        ...(isWaiting ? { look: 'wait' as const } : {}),
        title: (
          <>
            Evidence for <Goal item={item} />, version {item.number}
          </>
        ),
        text: circle(item.note),
        foot: isWaiting ? (
          <p className="meta mt-1">
            <span className="is-wait">
              Waiting for an answer{since === 'today' ? ' since today' : `, ${since}`}.
            </span>{' '}
            <a href={`/goals/${item.goalId}`}>Open goal</a>
          </p>
        ) : (
          item.withdrawnAt && <p className="meta mt-1">Taken back before it was answered.</p>
        ),
      }
    }
    case 'verdict': {
      const isDone = item.decision === 'approved'
      const { feedback, visibility, reader } = item
      return {
        icon: isDone ? 'check' : 'back',
        look: isDone ? 'done' : 'back',
        title: (
          <>
            {isDone ? 'Approved' : 'Changes requested on'} <Goal item={item} />
          </>
        ),
        ...(feedback ? { text: [{ key: item.id, body: feedback, visibility, author: actor, reader }] } : {}),
        foot: item.reopenedOn && <p className="meta mt-1">Reopened on {plainDay(item.reopenedOn, today)}.</p>,
      }
    }
    case 'comment': {
      const { body, visibility, reader } = item
      return {
        icon: visibility === 'private' ? 'lock' : 'comment',
        ...(visibility === 'private' ? { look: 'private' as const } : {}),
        title: (
          <>
            {visibility === 'private' ? 'Private note' : 'Comment'} on <Goal item={item} />
          </>
        ),
        text: [{ key: item.id, body, visibility, author: actor, reader }],
      }
    }
    case 'observation':
      return {
        icon: 'eye',
        title: (
          <>
            Observation on <Goal item={item} />
          </>
        ),
        text: circle(item.body),
      }
    case 'entry':
      return {
        icon: 'repeat',
        title: (
          <>
            Entry for <Goal item={item} />
          </>
        ),
        text: circle(item.body),
      }
    case 'level':
      return {
        icon: 'check',
        ...(item.isWhole ? { look: 'done' as const } : {}),
        title: (
          <>
            {item.isWhole ? 'Confirmed' : 'Half confirmed'} <Level item={item} path={path} said={item.id} />
          </>
        ),
        text: circle(item.body),
      }
    case 'level taken back':
      return {
        icon: 'back',
        look: 'back',
        title: (
          <>
            Took back <Level item={item} path={path} />
          </>
        ),
        text: circle(item.reason),
      }
    case 'session':
      return {
        icon: 'people',
        title: (
          <a className="title" href={`/sessions/${item.id}`}>
            Session{item.minutes ? `, ${count(item.minutes, 'minute')}` : ''}
          </a>
        ),
        text: item.notes.map(({ id, body, visibility, author, reader }) => ({
          key: id,
          body,
          visibility,
          author,
          reader,
        })),
        foot: item.agreed > 0 && (
          <p className="meta mt-1">
            {count(item.agreed, 'action')} agreed
            {item.open < item.agreed && `, ${item.agreed - item.open} closed since`}
          </p>
        ),
      }
    case 'review': {
      const { body, visibility, reader } = item
      const tally = tallyFindings(
        item.findings.flatMap(({ severity, number }) => Array(number).fill({ severity })),
      )
      return {
        icon: visibility === 'private' ? 'lock' : 'code',
        ...(visibility === 'private' ? { look: 'private' as const } : {}),
        title: (
          <a className="title" href={`/reviews/${item.id}`}>
            Review of <PlainText text={item.title} />
          </a>
        ),
        text: [{ key: item.id, body, visibility, author: actor, reader }],
        foot: item.findings.length > 0 && (
          <p className="tally">
            {severities.map(
              (severity) =>
                tally[severity] > 0 && (
                  <FindingSeverity key={severity} severity={severity} count={tally[severity]} />
                ),
            )}
            <span className="meta">{[...new Set(item.findings.map(({ theme }) => theme))].join(', ')}</span>
          </p>
        ),
      }
    }
  }
}

function Level(props: { item: { levelTitle: string }; path: string; said?: string }) {
  const { item, path, said } = props
  return (
    <a className="title" href={said ? `${path}/levels?said=${said}` : `${path}/levels`}>
      <PlainText text={item.levelTitle} />
    </a>
  )
}

function Goal({ item }: { item: { goalId: string | null; goalTitle: string } }) {
  if (!item.goalId)
    return (
      <span className="title">
        <PlainText text={item.goalTitle} />
      </span>
    )
  return (
    <a className="title" href={`/goals/${item.goalId}`}>
      <PlainText text={item.goalTitle} />
    </a>
  )
}

function step(
  item: Extract<TimelineItem, { kind: 'step' }>,
  circle: (body: string | null) => Part[],
): Content {
  const goal = <Goal item={item} />
  const text = circle(item.reason)
  switch (item.step) {
    case 'assigned':
      return { icon: 'flag', title: <>Assigned {goal}</>, text }
    case 'started':
      return { icon: 'goal', title: <>Started {goal}</>, text }
    // With evidence, the version is an item of its own.
    case 'submitted':
      return { icon: 'up', title: <>Asked for approval of {goal}</>, text }
    case 'withdrawn':
      return {
        icon: 'back',
        title: (
          <>
            Took back {item.number === null ? 'the question about' : 'the evidence for'} {goal}
          </>
        ),
        text,
      }
    case 'reopened':
      return { icon: 'repeat', look: 'back', title: <>Reopened {goal}</>, text }
    case 'blocked':
      return { icon: 'block', title: <>Blocked: {goal}</>, text }
    case 'unblocked':
      return { icon: 'goal', title: <>No longer blocked: {goal}</>, text }
    case 'dropped':
      return { icon: 'close', title: <>Dropped {goal}</>, text }
    case 'taken_up':
      return { icon: 'repeat', title: <>Took up {goal} again</>, text }
    case 'due_moved':
      return {
        icon: 'calendar',
        title: (
          <>
            Moved {goal}
            {item.dueTo ? ` to ${shortDay(item.dueTo, item.day).replace(/^\S+ /, '')}` : ', no day set'}
          </>
        ),
        text,
      }
    case 'moved_on':
    case 'moved_back': {
      const where = `${item.step === 'moved_back' ? 'back to' : 'on to'} version ${item.toNumber} of the roadmap`
      const others = item.moved - 1
      return {
        icon: 'right',
        title: (
          <>
            Moved {goal}
            {others > 0 && ` and ${others === 1 ? 'one other goal' : `${others} other goals`}`} {where}
          </>
        ),
        text,
      }
    }
    default:
      return { icon: 'goal', title: goal, text }
  }
}
