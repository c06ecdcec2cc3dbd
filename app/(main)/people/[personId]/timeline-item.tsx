import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { Time } from '#app/_ui/time.tsx'
import { FindingSeverity } from '#app/(main)/_parts/finding-mark.tsx'
import { seenBy } from '#app/(main)/_parts/visibility.ts'
import { VisibilityMark } from '#app/(main)/_parts/visibility-mark.tsx'
import { type Day, dayOf } from '#lib/days.ts'
import { age, count, firstName, shortDay } from '#lib/format.ts'
import { plainText } from '#lib/markdown/excerpt.ts'
import type { Visibility } from '#lib/people/rules.ts'
import { tallyOf } from '#lib/reviews/rules.ts'
import type { TimelineItem } from '#lib/timeline/reads.ts'

type Named = { id: string; name: string }
/** Who looks at whose timeline, when. */
export type Looking = { viewer: Named; junior: Named; now: Date; timeZone: string; team?: string | undefined }

/** How much of a text an item shows; the record's own page shows the rest. */
const most = 320

/** One thing that happened: when, what, by whom, and as much of its text as a list needs. */
export function Item({ item, looking }: { item: TimelineItem; looking: Looking }) {
  const { today, short } = dates(looking)
  const { icon, look, title, text, foot } = content(item, looking)
  return (
    <li>
      <Time at={item.day}>{short(item.day, today)}</Time>
      <span className={look ? `tl__node tl__node--${look}` : 'tl__node'}>
        <Icon name={icon} />
      </span>
      <div className="tl__body">
        <p className="tl__head">
          <span>
            {title}
            <span className="meta">
              , {item.actor.id === looking.viewer.id ? 'you' : item.actor.name}
              {looking.team && ` in ${looking.team}`}
            </span>
            {item.isNew && <b className="tl__new">New</b>}
          </span>
          {text?.[0] && <Mark text={text[0]} looking={looking} />}
        </p>
        {text?.map((part, place) => (
          <Excerpt key={part.key} part={part} looking={looking} isFirst={place === 0} />
        ))}
        {foot}
      </div>
    </li>
  )
}

type Part = {
  key: string
  body: string
  visibility: Visibility | null
  author: Named
  reader: Named | null
}

function Mark({ text, looking }: { text: Part; looking: Looking }) {
  const { visibility, author, reader } = text
  if (!visibility) return null
  const people = { viewer: looking.viewer, author, junior: looking.junior, ...(reader ? { reader } : {}) }
  return <VisibilityMark visibility={visibility} words={seenBy(visibility, people)} />
}

function Excerpt({ part, looking, isFirst }: { part: Part; looking: Looking; isFirst: boolean }) {
  const words = plainText(part.body, most)
  return (
    <>
      {!isFirst && (
        <p className="tl__head mt-2">
          <Mark text={part} looking={looking} />
        </p>
      )}
      {words && (
        <div className={part.visibility === 'private' ? 'prose note--me' : 'prose'}>
          <p>{words}</p>
        </div>
      )}
    </>
  )
}

type Content = {
  icon: IconName
  look?: 'done' | 'wait' | 'back' | 'me'
  title: ReactNode
  text?: Part[]
  foot?: ReactNode
}

const dates = ({ now, timeZone }: Looking) => ({
  today: dayOf(now, timeZone),
  short: (day: Day, today: Day) => shortDay(day, today),
})

function content(item: TimelineItem, looking: Looking): Content {
  const { actor } = item
  const circle = (body: string | null): Part[] =>
    body ? [{ key: item.id, body, visibility: 'circle', author: actor, reader: null }] : []
  switch (item.kind) {
    case 'step':
      return step(item, circle)
    case 'evidence': {
      const isWaiting = item.goalState === 'submitted' && !item.verdictId && !item.withdrawnAt
      const { today } = dates(looking)
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
            {isDone ? 'Achieved' : 'Changes requested on'} <Goal item={item} />
          </>
        ),
        ...(feedback ? { text: [{ key: item.id, body: feedback, visibility, author: actor, reader }] } : {}),
      }
    }
    case 'comment': {
      const { body, visibility, reader } = item
      return {
        icon: visibility === 'private' ? 'lock' : 'comment',
        ...(visibility === 'private' ? { look: 'me' as const } : {}),
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
    case 'session':
      return {
        icon: 'people',
        title: (
          <a className="t" href={`/sessions/${item.id}`}>
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
      const tally = tallyOf(item.findings.flatMap(({ severity, number }) => Array(number).fill({ severity })))
      return {
        icon: visibility === 'private' ? 'lock' : 'code',
        ...(visibility === 'private' ? { look: 'me' as const } : {}),
        title: (
          <a className="t" href={`/reviews/${item.id}`}>
            Review of {item.title}
          </a>
        ),
        text: [{ key: item.id, body, visibility, author: actor, reader }],
        foot: item.findings.length > 0 && (
          <p className="tally">
            {(['praise', 'suggestion', 'issue'] as const).map(
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

function Goal({ item }: { item: { goalId: string | null; goalTitle: string | null } }) {
  if (!item.goalId) return <span className="t">a goal that you no longer see</span>
  return (
    <a className="t" href={`/goals/${item.goalId}`}>
      {item.goalTitle}
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
    case 'withdrawn':
      return { icon: 'back', title: <>Took back the evidence for {goal}</>, text }
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
    default:
      return { icon: 'goal', title: goal, text }
  }
}

/** Several goals that one person assigned at once, as one item. */
export function AssignedTogether({
  items,
  looking,
}: {
  items: Extract<TimelineItem, { kind: 'step' }>[]
  looking: Looking
}) {
  const [first] = items
  if (!first) return null
  const { today } = dates(looking)
  return (
    <li>
      <Time at={first.day}>{shortDay(first.day, today)}</Time>
      <span className="tl__node">
        <Icon name="flag" />
      </span>
      <div className="tl__body">
        <p className="tl__head">
          <span>
            <span className="t">Assigned {count(items.length, 'goal')}</span>
            <span className="meta">
              , {first.actor.id === looking.viewer.id ? 'you' : firstName(first.actor.name)}
            </span>
            {items.some(({ isNew }) => isNew) && <b className="tl__new">New</b>}
          </span>
        </p>
        <ul className="tl__list">
          {items.map((item) => (
            <li key={item.id}>
              <a href={`/goals/${item.goalId}`}>{item.goalTitle}</a>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}
