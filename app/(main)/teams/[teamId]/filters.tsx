import { Chips } from '#app/_ui/chips.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { numberWord } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { byName } from '#lib/core/sorting.ts'
import { type DashboardFilter, filterJuniors, type TeamDashboard } from '#lib/views/dashboard/rules.ts'
import type { NeedKind } from '#lib/views/needs/rules.ts'

export type View = DashboardFilter & { by: 'mentor' | 'name' }

const attentionKinds: { attention: 'any' | NeedKind; label: string }[] = [
  { attention: 'any', label: 'Needs attention' },
  { attention: 'evidence', label: 'Evidence waiting' },
  { attention: 'overdue', label: 'Overdue' },
  { attention: 'blocked', label: 'Blocked' },
  { attention: 'contact', label: 'Past schedule' },
  { attention: 'no mentor', label: 'No mentor' },
  { attention: 'no goal', label: 'No goals yet' },
  { attention: 'not met', label: 'Never met' },
]

/** The values that `?attention=` accepts. */
export const attentions = attentionKinds.map(({ attention }) => attention)

export function viewHref(teamId: string, { stage, mentor, attention, by }: View): string {
  const query = new URLSearchParams()
  if (attention) query.set('attention', attention)
  if (mentor) query.set('mentor', mentor)
  if (stage) query.set('stage', String(stage))
  if (by === 'name') query.set('by', by)
  return query.size > 0 ? `/teams/${teamId}?${query}` : `/teams/${teamId}`
}

export function Filters(props: { viewer: Viewer; dashboard: TeamDashboard; view: View }) {
  const { viewer, dashboard, view } = props
  const { team, juniors, stages } = dashboard
  const number = (filter: DashboardFilter) => filterJuniors(juniors, filter).length
  const chip = (label: string, change: Partial<View>, isCurrent: boolean) => ({
    label,
    href: viewHref(team.id, { ...view, ...change }),
    count: number({ ...view, ...change }),
    isCurrent,
  })
  const mentors = new Map(
    juniors.flatMap((junior) => junior.mentors).map((mentor) => [mentor.id, fullName(viewer, mentor)]),
  )
  return (
    <nav className="filters" aria-label="Filters">
      <Chips
        label="Show"
        showLabel
        chips={[
          chip('Everyone', { attention: undefined }, !view.attention),
          ...attentionKinds
            .filter(({ attention }) => view.attention === attention || number({ attention }) > 0)
            .map(({ attention, label }) => chip(label, { attention }, view.attention === attention)),
        ]}
      />
      {mentors.size > 1 && (
        <Chips
          label="Mentor"
          showLabel
          chips={[
            chip('All', { mentor: undefined }, !view.mentor),
            ...[...mentors]
              .map(([id, name]) => ({ id, name }))
              .sort(byName)
              .map(({ id, name }) => chip(name, { mentor: id }, view.mentor === id)),
          ]}
        />
      )}
      {stages.length > 1 && (
        <Chips
          label="Current stage"
          showLabel
          chips={[
            chip('Any stage', { stage: undefined }, !view.stage),
            ...stages.map(({ position }) =>
              // Spelled out, because a count follows: "Stage 1 5" would read as one number.
              chip(`Stage ${numberWord(position)}`, { stage: position }, view.stage === position),
            ),
          ]}
        />
      )}
    </nav>
  )
}
