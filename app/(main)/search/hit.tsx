import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { shortDay } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { Hit } from '#lib/views/search/reads.ts'
import type { Part } from '#lib/views/search/rules.ts'

export function HitEntry({ ctx, hit }: { ctx: Ctx; hit: Hit }) {
  const today = dayIn(ctx.now, ctx.timeZone)
  // A review note's `at` is noon UTC on its day.
  const day = dayIn(hit.at, hit.kind === 'review' ? 'UTC' : ctx.timeZone)
  const junior = { id: hit.juniorId, name: hit.juniorName }
  const author = { id: hit.authorId, name: hit.authorName }
  const reader = hit.readerId && hit.readerName ? { id: hit.readerId, name: hit.readerName } : undefined
  return (
    <li className="result">
      <div className="result__top">
        <span className="text-ink-3">
          {hit.kind === 'goal' && hit.goal && hit.copies.length === 0 ? (
            <GoalMark state={hit.goal.isBlocked ? 'blocked' : hit.goal.state} labelled />
          ) : (
            <Icon name={hit.visibility === 'private' ? 'lock' : icons[hit.kind]} />
          )}
        </span>
        <h2 className="result__title">
          <a className="title" href={hit.copies[0]?.milestone ?? hit.address}>
            {hit.title.length > 0 ? <Marked parts={hit.title} /> : 'Untitled'}
          </a>
        </h2>
        <span className="meta">
          {hit.copies.length > 0 ? `${hit.copies.length} goals` : whatIn(ctx, hit)},{' '}
          <Time at={hit.at}>{shortDay(day, today)}</Time>
        </span>
        <VisibilityMark
          visibility={hit.visibility}
          words={seenBy(hit.visibility, { viewer: ctx.viewer, author, reader, junior })}
        />
      </div>
      {hit.excerpt.length > 0 && (
        <p>
          <Marked parts={hit.excerpt} />
        </p>
      )}
      {hit.copies.length > 0 && <Copies ctx={ctx} copies={hit.copies} />}
    </li>
  )
}

/** Everyone's goal of one milestone. */
function Copies({ ctx, copies }: { ctx: Ctx; copies: Hit['copies'] }) {
  return (
    <ul className="result__copies" aria-label="Goals">
      {copies.slice(0, MAX_COPIES).map(({ goalId, junior }) => (
        <li key={goalId}>
          <a href={`/goals/${goalId}`}>
            {junior.id === ctx.viewer.id ? 'Yours' : fullName(ctx.viewer, junior)}
          </a>
        </li>
      ))}
      {copies.length > MAX_COPIES && (
        <li>
          <a href={copies[0]?.milestone}>{copies.length - MAX_COPIES} more</a>
        </li>
      )}
    </ul>
  )
}

const MAX_COPIES = 12

export function Marked({ parts }: { parts: Part[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids of their own, and never move
  const words = parts.map(({ text, isFound }, index) => (isFound ? <mark key={index}>{text}</mark> : text))
  return <bdi>{words}</bdi>
}

const icons: Record<Hit['kind'], IconName> = {
  goal: 'flag',
  evidence: 'link',
  verdict: 'check',
  comment: 'comment',
  observation: 'eye',
  habit_entry: 'repeat',
  session: 'people',
  action: 'check',
  agenda_point: 'list',
  review: 'code',
  proposal: 'flag',
  level: 'check',
  jot: 'pencil',
  win: 'check',
  opinion: 'comment',
}

const nouns: Record<Exclude<Hit['kind'], 'goal' | 'review'>, string> = {
  evidence: 'Evidence',
  verdict: 'Answer to evidence',
  comment: 'Comment',
  observation: 'Observation',
  habit_entry: 'Entry',
  session: 'Session notes',
  action: 'Action',
  agenda_point: 'Agenda point',
  proposal: 'Proposed goal',
  level: 'Confirmation of a level',
  jot: 'Jot',
  win: 'Win',
  opinion: 'Word about a session',
}

// For example 'Review of Ada' or 'Comment by you, about Ada'.
function whatIn(ctx: Ctx, hit: Hit): string {
  const name = (person: { id: string; name: string }) =>
    person.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, person)
  const junior = name({ id: hit.juniorId, name: hit.juniorName })
  if (hit.kind === 'goal') return junior === 'you' ? 'Your goal' : `Goal of ${junior}`
  if (hit.kind === 'review') return junior === 'you' ? 'Review of your work' : `Review of ${junior}`
  const by = `${nouns[hit.kind]} by ${name({ id: hit.authorId, name: hit.authorName })}`
  return hit.authorId === hit.juniorId || junior === 'you' ? by : `${by}, about ${junior}`
}
