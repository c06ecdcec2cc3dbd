import { ContactWeeks } from '#app/_parts/drawings/contact-weeks.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { count, span } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { weeksShown } from '#lib/sessions/contacts/rules.ts'
import { groupByMentor, type JuniorRow, type TeamDashboard } from '#lib/views/dashboard/rules.ts'
import { fullness } from '#lib/views/progress/rules.ts'

type Props = {
  viewer: Viewer
  stages: TeamDashboard['stages']
  juniors: JuniorRow[]
  by: 'mentor' | 'name'
  today: Day
  mentorHref: (mentorId: string) => string
}

/** Few elements, because with 50 juniors it's most of the page. Can't be sorted by progress: people aren't ranked. */
export function Matrix({ viewer, stages, juniors, by, today, mentorHref }: Props) {
  const columns = stages.length + 3
  return (
    <Plain as="div" className="sheet">
      <table className="matrix">
        <caption className="visually-hidden">
          Juniors and the milestones they have achieved in each stage
          {by === 'mentor' && ', grouped by mentor'}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="matrix__name">
              <b>Junior</b>
            </th>
            {stages.map(({ position, key, title, total }) => (
              <th key={key} scope="col" className="matrix__stage">
                <b>
                  <span className="visually-hidden">Stage </span>
                  {position}
                </b>
                <span className="matrix__stage-name">
                  <PlainText text={title} />
                </span>
                <span className="matrix__total">of {total}</span>
              </th>
            ))}
            <th scope="col" className="matrix__weeks">
              <b>Sessions</b>last {weeksShown} weeks
            </th>
            <th scope="col" className="matrix__last">
              <b>Last met</b>
            </th>
          </tr>
        </thead>
        {by === 'name' ? (
          <tbody>
            {juniors.map((junior) => (
              <Row key={junior.id} viewer={viewer} junior={junior} stages={stages} today={today} />
            ))}
          </tbody>
        ) : (
          groupByMentor(juniors).map((group) => (
            <tbody key={group.mentor?.id ?? 'none'}>
              <tr className="matrix__group">
                <th scope="rowgroup" colSpan={columns}>
                  <span className="matrix__mentor">
                    {group.mentor ? (
                      <>
                        <Pebble person={group.mentor} size="small" />
                        <a className="title" href={mentorHref(group.mentor.id)}>
                          <bdi>{fullName(viewer, group.mentor)}</bdi>
                        </a>
                      </>
                    ) : (
                      'No mentor'
                    )}
                    <span className="meta">{count(group.juniors.length, 'junior')}</span>
                  </span>
                </th>
              </tr>
              {group.juniors.map((junior) => (
                <Row key={junior.id} viewer={viewer} junior={junior} stages={stages} today={today} />
              ))}
            </tbody>
          ))
        )}
      </table>
    </Plain>
  )
}

function Row(props: { viewer: Viewer; junior: JuniorRow; stages: TeamDashboard['stages']; today: Day }) {
  const { viewer, junior, stages, today } = props
  const href = `/people/${junior.id}`
  return (
    <tr>
      <th scope="row">
        <a href={href}>
          <bdi>{fullName(viewer, junior)}</bdi>
        </a>
      </th>
      {junior.stages.map((stage, place) => {
        // Without goals there's no stage yet, and the first cell has the mark.
        const isFlagged = place === Math.max(0, junior.stage) && junior.needs.length > 0
        const column = stages[place]
        // Not on the version of the roadmap that this junior is on.
        if (!stage)
          return (
            <td key={column?.key}>
              <span className="meta">–</span>
            </td>
          )
        const differs = stage.total !== column?.total
        const begun = stage.achieved + stage.underWay + stage.planned > 0
        const words = (
          <>
            {stage.achieved}
            {differs && `/${stage.total}`}
            {isFlagged && <span className="visually-hidden">, needs attention</span>}
          </>
        )
        const look = `cell cell--${fullness(stage)}`
        return (
          <td key={column?.key}>
            {begun ? (
              <a className={look} href={`${href}#stage-${stage.position}`} data-flag={isFlagged || undefined}>
                {words}
              </a>
            ) : (
              <span className={look} data-flag={isFlagged || undefined}>
                {words}
              </span>
            )}
          </td>
        )
      })}
      <td className="matrix__weeks">
        <ContactWeeks
          weeks={junior.weeksMet.map((isMet) => (isMet ? 'met' : 'none'))}
          label={`Met in ${junior.weeksMet.filter(Boolean).length} of the last ${junior.weeksMet.length} weeks`}
        />
      </td>
      <td className={junior.contact === 'fine' ? 'matrix__last' : `matrix__last is-${junior.contact}`}>
        {lastMetWords(junior.lastHeldOn, today)}
      </td>
    </tr>
  )
}

/** In the same spans as the list of who needs attention. */
function lastMetWords(day: Day | null, today: Day): string {
  if (!day) return 'Not yet'
  const days = daysBetween(day, today)
  if (days <= 0) return 'Today'
  return days === 1 ? 'Yesterday' : `${span(days)} ago`
}

export function MatrixKey() {
  return (
    <p className="chart-key">
      {['Not begun', 'Begun', 'Half', 'Most', 'All'].map((words, level) => (
        <span key={words}>
          <b className={`cell cell--${level} chart-key__cell`}>{level === 0 && '0'}</b>
          {words}
        </span>
      ))}
      <span>
        <b className="cell cell--1 chart-key__cell">0</b>
        Begun, none achieved yet
      </span>
      <span>
        <b className="chart-key__flag" />
        Needs attention
      </span>
    </p>
  )
}
