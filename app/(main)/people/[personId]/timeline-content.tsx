import type { ReactNode } from 'react'
import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import type { IconName } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Visibility } from '#db/words.ts'
import { severities } from '#db/words.ts'
import type { Day } from '#lib/core/days.ts'
import { age, count, plainDay } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { tallyFindings } from '#lib/reviews/rules.ts'
import type { TimelineItem } from '#lib/views/timeline/reads.ts'
import { Goal, step } from './timeline-step.tsx'
import { win } from './timeline-win.tsx'

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
    case 'proposal': {
      const isOpen = item.state === 'open'
      return {
        icon: 'flag',
        ...(isOpen ? { look: 'wait' as const } : {}),
        title: (
          <>
            Proposed <Proposal id={item.id} title={item.title ?? 'a goal'} />
          </>
        ),
        text: circle(item.body),
        foot: isOpen && (
          <p className="meta mt-1">
            <span className="is-wait">Waiting for an answer.</span>
          </p>
        ),
      }
    }
    case 'proposal answer':
      return {
        icon: item.state === 'agreed' ? 'check' : 'back',
        title: (
          <>
            {item.state === 'agreed' ? 'Agreed to' : 'Didn’t agree to'}{' '}
            <Proposal id={item.id} title={item.title ?? 'a proposed goal'} />
          </>
        ),
        text: circle(item.body),
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
    case 'level': {
      const isTakenBack = item.what === 'taken back'
      const said = item.isWhole ? 'Confirmed' : 'Half confirmed'
      const look = isTakenBack ? 'back' : item.isWhole ? 'done' : undefined
      return {
        icon: isTakenBack ? 'back' : 'check',
        ...(look && { look }),
        title: (
          <>
            {isTakenBack ? 'Took back' : said}{' '}
            <a className="title" href={`${path}/levels${isTakenBack ? '' : `?said=${item.id}`}`}>
              <PlainText text={item.levelTitle} />
            </a>
          </>
        ),
        text: circle(item.body),
      }
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
    case 'win':
      return win(item)
    case 'opinion':
      return {
        icon: 'comment',
        title: (
          <a className="title" href={`/sessions/${item.sessionId}/opinion`}>
            A word about a session
          </a>
        ),
        text: [{ key: item.id, body: item.body, visibility: 'pair', author: actor, reader: item.reader }],
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

function Proposal({ id, title }: { id: string; title: string }) {
  return (
    <a className="title" href={`/proposals/${id}`}>
      <PlainText text={title} />
    </a>
  )
}
