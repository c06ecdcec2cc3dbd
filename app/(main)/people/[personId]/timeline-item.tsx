import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { WithdrawnSessionLine } from '#app/_parts/sessions/withdrawn-line.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { count, plainDay, shortDay } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import type { TimelineItem } from '#lib/views/timeline/reads.ts'
import { FromPlan } from './from-plan.tsx'
import { content, type Part } from './timeline-content.tsx'

export type Looking = {
  viewer: Viewer
  junior: Named
  now: Date
  timeZone: string
  team?: string | undefined
  isPrintingPrivate?: boolean
  printAddress?: string
}

/** Characters of a text that an item shows; the record's own page shows all of it. */
const MAX_EXCERPT = 320

export function Item({ item, looking }: { item: TimelineItem; looking: Looking }) {
  const today = dayIn(looking.now, looking.timeZone)
  if (item.kind === 'session' && item.withdrawnAt) {
    const { id, day, actor, withdrawnAt } = item
    return (
      <li>
        <Time at={day}>{shortDay(day, today)}</Time>
        <span className="timeline__node">
          <Icon name="people" />
        </span>
        <div className="timeline__body">
          <p className="timeline__head meta">
            <span>
              <WithdrawnSessionLine
                session={{ id, heldOn: day, mentor: actor, withdrawnAt }}
                ctx={looking}
                isLink
              />
            </span>
          </p>
        </div>
      </li>
    )
  }
  const { icon, look, title, text, foot } = content(item, today, `/people/${looking.junior.id}`)
  return (
    <li className={look === 'private' && !looking.isPrintingPrivate ? 'print:hidden' : undefined}>
      <Time at={item.day}>{shortDay(item.day, today)}</Time>
      <span className={look ? `timeline__node timeline__node--${look}` : 'timeline__node'}>
        <Icon name={icon} />
      </span>
      <div className="timeline__body">
        <p className="timeline__head">
          <span>
            {title}
            <span className="meta">
              , {item.actor.id === looking.viewer.id ? 'you' : fullName(looking.viewer, item.actor)}
              {looking.team && ` in ${looking.team}`}
            </span>
            {item.isNew && <b className="timeline__new">New</b>}
          </span>
          {text?.[0] && <Mark text={text[0]} looking={looking} />}
        </p>
        {text?.map((part, place) => (
          <Excerpt key={part.key} part={part} day={item.day} looking={looking} isFirst={place === 0} />
        ))}
        {foot}
      </div>
    </li>
  )
}

function Mark({ text, looking }: { text: Part; looking: Looking }) {
  const { visibility, author, reader } = text
  if (!visibility) return null
  const people = { viewer: looking.viewer, author, junior: looking.junior, ...(reader ? { reader } : {}) }
  return <VisibilityMark visibility={visibility} words={seenBy(visibility, people)} />
}

function Excerpt(props: { part: Part; day: string; looking: Looking; isFirst: boolean }) {
  const { part, day, looking, isFirst } = props
  const words = plainText(part.body, MAX_EXCERPT)
  return (
    <>
      {!isFirst && (
        <p className="timeline__head mt-2">
          <Mark text={part} looking={looking} />
        </p>
      )}
      {words && part.visibility === 'private' && (
        <PrivateFold
          day={plainDay(day, dayIn(looking.now, looking.timeZone))}
          isPrinted={looking.isPrintingPrivate}
          printAddress={looking.printAddress}
        >
          <div dir="auto" className="prose note--private">
            <p>{words}</p>
          </div>
        </PrivateFold>
      )}
      {words && part.visibility !== 'private' && (
        <div dir="auto" className="prose">
          <p>{words}</p>
        </div>
      )}
    </>
  )
}

export function AssignedTogether({
  items,
  looking,
}: {
  items: Extract<TimelineItem, { kind: 'step' }>[]
  looking: Looking
}) {
  const [first] = items
  if (!first) return null
  const today = dayIn(looking.now, looking.timeZone)
  return (
    <li>
      <Time at={first.day}>{shortDay(first.day, today)}</Time>
      <span className="timeline__node">
        <Icon name="flag" />
      </span>
      <div className="timeline__body">
        <p className="timeline__head">
          <span>
            <span className="title">
              Assigned {count(items.length, 'goal')}
              {items.every(({ planTitle }) => planTitle === first.planTitle) && (
                <FromPlan title={first.planTitle} />
              )}
            </span>
            <span className="meta">
              , {first.actor.id === looking.viewer.id ? 'you' : calledName(looking.viewer, first.actor)}
            </span>
            {items.some(({ isNew }) => isNew) && <b className="timeline__new">New</b>}
          </span>
        </p>
        <ul className="mt-1 text-sm/6">
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
