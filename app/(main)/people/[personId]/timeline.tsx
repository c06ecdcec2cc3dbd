import { Chips, Pages } from '#app/_ui/chips.tsx'
import { Select, TextField } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { addDays, type Day, daysBetween } from '#lib/core/days.ts'
import { plainDay, withoutBackticks } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { GoalLine } from '#lib/goals/lists/reads.ts'
import type { TimelineCounts } from '#lib/views/timeline/counts/reads.ts'
import type { TimelineFilter } from '#lib/views/timeline/input.ts'
import type { Timeline as Page, TimelineItem } from '#lib/views/timeline/reads.ts'
import { type Group, inPeriods, MAX_WORDS, placeInAddress } from '#lib/views/timeline/rules.ts'
import { AssignedTogether, Item, type Looking } from './timeline-item.tsx'

type Props = {
  path: string
  page: Page
  counts: TimelineCounts
  filter: TimelineFilter
  goals: GoalLine[]
  /** Null while the filter form is hidden, since it would be a third of the page. */
  themes: { id: string; name: string }[] | null
  looking: Looking
  teamNames: Map<string, string>
}

const kinds = [
  { kind: undefined, label: 'Everything', icon: undefined },
  { kind: 'goals', label: 'Goals', icon: 'goal' },
  { kind: 'sessions', label: 'Sessions', icon: 'people' },
  { kind: 'reviews', label: 'Reviews', icon: 'code' },
  { kind: 'evidence', label: 'Evidence', icon: 'up' },
  { kind: 'wins', label: 'Wins', icon: 'flag' },
  { kind: 'private', label: 'Your private notes', icon: 'lock' },
] as const

export function Timeline(props: Props) {
  const { path, page, counts, filter, looking } = props
  const today = dayIn(looking.now, looking.timeZone)
  const newest = page.items.some(({ isNew }) => isNew) && page.readAt ? `${page.readAt.getTime()}` : undefined
  const here = address(path, filter)
  const printAddress = `${here}${here.includes('?') ? '&' : '?'}print=private`
  const isFiltered = Boolean(filter.theme || filter.goal || filter.from || filter.to || filter.q)
  return (
    <section aria-labelledby="timeline">
      <div className="section-head">
        <h2 id="timeline">Timeline</h2>
        {newest && <p className="meta">What’s new since your last visit is marked</p>}
      </div>
      {(counts.all > 0 || filter.kind || isFiltered) && (
        <Chips
          label="Show"
          chips={kinds
            .map(({ kind, label, icon }) => ({
              label,
              href: `${address(path, { ...filter, kind, before: undefined })}#timeline`,
              count: counts[kind ?? 'all'],
              isCurrent: filter.kind === kind,
              ...(icon ? { icon } : {}),
            }))
            .filter((chip) => chip.count > 0 || chip.isCurrent || !chip.icon)}
        />
      )}
      {props.themes ? (
        <Filters {...props} themes={props.themes} isFiltered={isFiltered} />
      ) : (
        counts.all > 0 && (
          <p className="mt-2 text-sm print:hidden">
            <a href={`${path}?more=1${filter.kind ? `&kind=${filter.kind}` : ''}#timeline`}>
              Filter by goal, theme, day or words
            </a>
          </p>
        )
      )}
      {page.items.length === 0 ? (
        <div className="mt-6">
          <EmptyList
            title={filter.kind || isFiltered || filter.before ? 'Nothing here' : 'Nothing has happened yet'}
            {...(filter.kind || isFiltered || filter.before
              ? {
                  action: (
                    <a className="button" href={`${path}#timeline`}>
                      Show everything
                    </a>
                  ),
                }
              : {})}
          >
            {filter.kind || isFiltered || filter.before
              ? 'What you’re looking for isn’t there, or you don’t have access to it.'
              : 'Goals, sessions, review notes and evidence will appear here, newest first.'}
          </EmptyList>
        </div>
      ) : (
        <Plain as="div" className="mt-7 stack-8">
          {inPeriods(page.items, today).map((group) => (
            <section className="trail__month" aria-labelledby={`from-${group.from}`} key={group.from}>
              <h3 className="trail__when" id={`from-${group.from}`}>
                {periodWords(group, today)}
              </h3>
              <ol className="timeline">
                {together(group.items).map((items) => {
                  const [item] = items
                  if (!item) return null
                  const team = props.teamNames.size > 1 ? props.teamNames.get(item.teamId) : undefined
                  const at = { ...looking, team, printAddress }
                  return items.length > 1 ? (
                    <AssignedTogether
                      key={item.id}
                      items={items.filter((one) => one.kind === 'step')}
                      looking={at}
                    />
                  ) : (
                    <Item key={item.id} item={item} looking={at} />
                  )
                })}
              </ol>
            </section>
          ))}
        </Plain>
      )}
      <Pages
        label="Pages of the timeline"
        note={
          page.next && !filter.before
            ? `${page.items.length} of ${counts[filter.kind ?? 'all']} shown`
            : undefined
        }
        {...(filter.before
          ? { newer: `${address(path, { ...filter, before: undefined, since: undefined })}#timeline` }
          : {})}
        {...(page.next
          ? {
              older: `${address(path, { ...filter, before: page.next })}${newest ? `&since=${newest}` : ''}#timeline`,
            }
          : {})}
      />
    </section>
  )
}

function address(path: string, filter: TimelineFilter): string {
  const { before, since: _since, ...rest } = filter
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (typeof value === 'string') query.set(name, value)
  if (before) query.set('before', placeInAddress(before))
  return query.size > 0 ? `${path}?${query}` : path
}

function Filters(props: Props & { themes: { id: string; name: string }[]; isFiltered: boolean }) {
  const { path, filter, goals, themes, isFiltered } = props
  return (
    <form
      action={`${path}#timeline`}
      className="sheet mt-4 grid grid-cols-fields items-end gap-x-5 gap-y-4 p-5 sm:p-6 print:hidden"
      aria-label="Filter the timeline"
    >
      {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
      <TextField
        name="q"
        label="Words"
        type="search"
        value={filter.q ?? ''}
        hint={
          filter.q?.length === MAX_WORDS ? `Only the first ${MAX_WORDS} characters are searched.` : undefined
        }
      />
      {goals.length > 0 && (
        <Select
          name="goal"
          label="Goal"
          empty="Any goal"
          value={filter.goal ?? ''}
          options={goals.map((goal) => ({ value: goal.id, label: withoutBackticks(goal.title) }))}
        />
      )}
      {themes.length > 0 && (
        <Select
          name="theme"
          label="Theme of a finding"
          empty="Any theme"
          value={filter.theme ?? ''}
          options={themes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField name="from" label="From" type="date" value={filter.from ?? ''} />
      <TextField name="to" label="To" type="date" value={filter.to ?? ''} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button type="submit" className="button">
          Show
        </button>
        {isFiltered && <a href={`${path}#timeline`}>Show everything</a>}
      </div>
    </form>
  )
}

/** Groups goals that one person assigned within the same second. */
function together(items: TimelineItem[]): TimelineItem[][] {
  const groups: TimelineItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)?.[0]
    const isSame =
      last?.kind === 'step' &&
      item.kind === 'step' &&
      last.step === 'assigned' &&
      item.step === 'assigned' &&
      last.actor.id === item.actor.id &&
      last.teamId === item.teamId &&
      Math.abs(last.at.getTime() - item.at.getTime()) < 1000
    if (isSame) groups.at(-1)?.push(item)
    else groups.push([item])
  }
  return groups
}

function periodWords({ from, to }: Group<unknown>, today: Day): string {
  const isWeek = daysBetween(from, to) === 6
  if (isWeek && from <= today && today <= to) return 'This week'
  if (isWeek && from <= addDays(today, -7) && addDays(today, -7) <= to) return 'Last week'
  if (!isWeek) return plainDay(from, today).split(' ').slice(1).join(' ')
  const [first, month] = plainDay(from, today).split(' ')
  const until = plainDay(to, today)
  return until.includes(` ${month}`) ? `${first} to ${until}` : `${plainDay(from, today)} to ${until}`
}
