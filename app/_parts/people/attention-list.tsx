import type { ReactNode } from 'react'
import { GoalMark } from '#app/_parts/goals/goal-mark.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { listOfWords, span } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { JuniorRow } from '#lib/views/dashboard/rules.ts'
import type { Need } from '#lib/views/needs/rules.ts'
import { Pebble } from './person.tsx'
import { reasonWords } from './reason-words.ts'

export function AttentionList(props: {
  viewer: Viewer
  teamId: string
  /** The one to assign from. */
  roadmapId: string | undefined
  juniors: JuniorRow[]
  today: string
}) {
  const { viewer, teamId, roadmapId, juniors, today } = props
  return (
    <Plain as="ul" className="attention sheet">
      {juniors.map((junior) => {
        const [first] = junior.needs
        if (!first) return null
        return (
          <li key={junior.id}>
            <Mark need={first} />
            <Pebble person={junior} />
            <div>
              <a className="title" href={`/people/${junior.id}`}>
                <bdi>{fullName(viewer, junior)}</bdi>
              </a>
              <p className="text-pretty text-sm">
                {reasonWords(viewer, junior.needs, today)}{' '}
                {junior.mentors.length > 0 && (
                  <span className="inline-block text-ink-3">
                    {junior.mentors.length === 1 ? 'Mentor' : 'Mentors'}{' '}
                    {listOfWords(junior.mentors.map((mentor) => fullName(viewer, mentor)))}
                  </span>
                )}
              </p>
              <BlockedReasons viewer={viewer} needs={junior.needs} />
            </div>
            <p className={`attention__age is-${tone(first)}`}>
              {first.days === 0 ? 'Today' : span(first.days)}
            </p>
            <WayOn viewer={viewer} need={first} junior={junior} teamId={teamId} roadmapId={roadmapId} />
          </li>
        )
      })}
    </Plain>
  )
}

function tone(need: Need): 'late' | 'soon' | 'wait' {
  if (need.kind === 'evidence') return 'wait'
  if (need.kind === 'contact') return need.level
  return need.kind === 'blocked' || need.kind === 'overdue' ? 'late' : 'soon'
}

function Mark({ need }: { need: Need }): ReactNode {
  if (need.kind === 'evidence') return <GoalMark state="submitted" />
  if (need.kind === 'blocked') return <GoalMark state="blocked" />
  const late = tone(need) === 'late'
  const icon =
    need.kind === 'overdue' ? 'clock' : need.kind === 'contact' ? (late ? 'warning' : 'people') : 'flag'
  return <Icon name={icon} className={tone(need)} />
}

function WayOn(props: {
  viewer: Viewer
  need: Need
  junior: JuniorRow
  teamId: string
  roadmapId: string | undefined
}) {
  const { viewer, need, junior, teamId, roadmapId } = props
  // Someone with neither goals nor a mentor needs the mentor first, who then knows which goals.
  const [href, words] =
    'goalId' in need
      ? [`/goals/${need.goalId}${need.kind === 'evidence' ? '#evidence' : ''}`, 'Open goal']
      : junior.needs.some(({ kind }) => kind === 'no mentor')
        ? [`/teams/${teamId}/people/pair?junior=${junior.id}`, 'Find a mentor']
        : need.kind === 'no goal' && roadmapId
          ? [`/roadmaps/${roadmapId}/assign?junior=${junior.id}`, 'Assign goals']
          : [`/people/${junior.id}`, 'Open record']
  return (
    <a className="button button--small" href={href}>
      {words}
      <span className="visually-hidden">
        : <bdi>{fullName(viewer, junior)}</bdi>
      </span>
    </a>
  )
}

/** Who marked what as blocked, and why, for those who may read the goals. */
function BlockedReasons({ viewer, needs }: { viewer: Viewer; needs: Need[] }) {
  const blocked = needs.filter((need) => need.kind === 'blocked')
  return blocked.map(({ goalId, title, reason, by }) => (
    <p key={goalId} className="meta">
      {blocked.length > 1 && (
        <a href={`/goals/${goalId}`}>
          <PlainText text={title} />:{' '}
        </a>
      )}
      {by && (
        <>
          <bdi>{by.id === viewer.id ? 'You' : calledName(viewer, by)}</bdi> wrote:{' '}
        </>
      )}
      <bdi>{reason}</bdi>
    </p>
  ))
}
