import { Pebble } from '#app/_parts/people/person.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { addDays, type Day, daysBetween, weekday } from '#lib/core/days.ts'
import { count } from '#lib/core/format.ts'
import { groupByMentor, type JuniorRow, type TeamDashboard, weeksShown } from '#lib/views/dashboard/rules.ts'
import { fullness } from '#lib/views/progress/rules.ts'

type Props = {
  stages: TeamDashboard['stages']
  juniors: JuniorRow[]
  by: 'mentor' | 'name'
  today: Day
  mentorHref: (mentorId: string) => string
}

/** Few elements, because with 50 juniors it's most of the page. Can't be sorted by progress: people aren't ranked. */
export function Matrix({ stages, juniors, by, today, mentorHref }: Props) {
  const columns = stages.length + 3
  return (
    <Plain as="div" className="sheet">
      <table className="mx">
        <caption className="vh">
          Juniors and the milestones they have achieved in each stage
          {by === 'mentor' && ', grouped by mentor'}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="c-name">
              <b>Junior</b>
            </th>
            {stages.map(({ position, title, total }) => (
              <th key={position} scope="col" className="c-st">
                <b>
                  <span className="vh">Stage </span>
                  {position}
                </b>
                <span className="c-long">{title}</span>
                <span className="c-of">of {total}</span>
              </th>
            ))}
            <th scope="col" className="c-strip">
              <b>Sessions</b>last {weeksShown} weeks
            </th>
            <th scope="col" className="c-last">
              <b>Last met</b>
            </th>
          </tr>
        </thead>
        {by === 'name' ? (
          <tbody>
            {juniors.map((junior) => (
              <Row key={junior.id} junior={junior} stages={stages} today={today} />
            ))}
          </tbody>
        ) : (
          groupByMentor(juniors).map((group) => (
            <tbody key={group.mentor?.id ?? 'none'}>
              <tr className="mx__grp">
                <th scope="rowgroup" colSpan={columns}>
                  <span className="grp">
                    {group.mentor ? (
                      <>
                        <Pebble person={group.mentor} size="sm" />
                        <a className="t" href={mentorHref(group.mentor.id)}>
                          {group.mentor.name}
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
                <Row key={junior.id} junior={junior} stages={stages} today={today} />
              ))}
            </tbody>
          ))
        )}
      </table>
    </Plain>
  )
}

function Row({ junior, stages, today }: { junior: JuniorRow; stages: TeamDashboard['stages']; today: Day }) {
  const href = `/people/${junior.id}`
  return (
    <tr>
      <th scope="row">
        <a href={href}>{junior.name}</a>
      </th>
      {junior.stages.map((stage, place) => {
        const isFlagged = place === junior.stage && junior.needs.length > 0
        const position = stages[place]?.position ?? place + 1
        const differs = stage.total !== stages[place]?.total
        const begun = stage.achieved + stage.underWay + stage.planned > 0
        const words = (
          <>
            {stage.achieved}
            {differs && `/${stage.total}`}
            {isFlagged && <span className="vh">, needs attention</span>}
          </>
        )
        const look = `hc hc${fullness(stage)}`
        return (
          <td key={position}>
            {begun ? (
              <a className={look} href={`${href}#stage-${position}`} data-flag={isFlagged || undefined}>
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
      <td className="c-strip">{strip(junior.weeksMet)}</td>
      <td className={junior.contact === 'fine' ? 'c-last' : `c-last is-${junior.contact}`}>
        {lastMetWords(junior.lastHeldOn, today)}
      </td>
    </tr>
  )
}

/** One dot per week, oldest first; a big one if a session was held. Each is a zero-length line with round caps. */
function strip(weeks: boolean[]) {
  const dots = (met: boolean) =>
    weeks.map((was, week) => (was === met ? `M${6 + 13 * week} 7h0` : '')).join('')
  return (
    <svg
      className="strip"
      viewBox="0 0 156 14"
      role="img"
      aria-label={`Met in ${weeks.filter(Boolean).length} of the last ${weeks.length} weeks`}
    >
      <path className="met" d={dots(true)} />
      <path className="not" d={dots(false)} />
    </svg>
  )
}

/** Counts calendar weeks, which begin on Monday. */
function lastMetWords(day: Day | null, today: Day): string {
  if (!day) return 'Not yet'
  const monday = (of: Day) => addDays(of, 1 - weekday(of))
  const weeks = Math.round(daysBetween(monday(day), monday(today)) / 7)
  if (weeks <= 0) return 'This week'
  return weeks === 1 ? 'Last week' : `${weeks} weeks ago`
}

export function MatrixKey() {
  return (
    <p className="key">
      {['Not begun', 'Begun', 'Half', 'Most', 'All'].map((words, level) => (
        <span key={words}>
          <b className={`hc hc${level} kx`} />
          {words}
        </span>
      ))}
      <span>
        <b className="kflag" />
        Needs attention
      </span>
    </p>
  )
}
