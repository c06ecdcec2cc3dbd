import { Person } from '#app/_parts/people/person.tsx'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { doneNote } from '#app/_server/done-note.ts'
import { Fold } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, plainDay, span } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { fullName } from '#lib/core/names.ts'
import type { Contact } from '#lib/sessions/contacts/reads.ts'
import type { WithdrawnPoint } from '#lib/sessions/withdrawn/reads.ts'
import type { Point } from './agenda.tsx'
import { OpenAgenda } from './open-agenda.tsx'

type Agenda = { points: Point[]; withdrawn: WithdrawnPoint[]; ctx: Ctx }

/** Soonest first; pairs without a next session come last. */
export function Upcoming({ pairs, points, withdrawn, ctx }: Agenda & { pairs: Contact[] }) {
  const of = <Row extends { mentorshipId: string }>(rows: Row[], { mentorshipId }: Contact) =>
    rows.filter((row) => row.mentorshipId === mentorshipId)
  const rank = ({ next }: Contact) => (next ? `${next.day} ${next.at?.toISOString() ?? '~'}` : 'none')
  const sorted = [...pairs].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
  return (
    <section aria-labelledby="next">
      <div className="section-head">
        <h2 id="next">Next</h2>
      </div>
      <ul className="sheet rows">
        {sorted.map((pair) => (
          <Pair
            key={pair.mentorshipId}
            pair={pair}
            points={of(points, pair)}
            withdrawn={of(withdrawn, pair)}
            ctx={ctx}
          />
        ))}
      </ul>
    </section>
  )
}

async function Pair({ pair, points, withdrawn, ctx }: Agenda & { pair: Contact }) {
  const note = await doneNote()
  const open = points.filter(({ withdrawnAt }) => !withdrawnAt).length
  const { mentorshipId, mentor, junior, next } = pair
  const isMentor = mentor.id === ctx.viewer.id
  const other = isMentor ? junior : mentor
  return (
    <li id={`pair-${mentorshipId}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <div className="min-w-0">
          {next ? (
            <a className="title" href={`/sessions/${next.sessionId}`}>
              <SessionTime session={next} ctx={ctx} people={[mentor, junior]} />
            </a>
          ) : (
            <b>No next session</b>
          )}
          <p className="meta flex flex-wrap items-center gap-x-2">
            <Person person={other} href={isMentor ? `/people/${junior.id}` : undefined} />
            <span>
              <LastTime pair={pair} ctx={ctx} />
            </span>
          </p>
        </div>
        {isMentor && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            {!next && (
              <a
                className="button button--small"
                href={`/sessions/plan?with=${junior.id}&team=${pair.teamId}`}
              >
                Plan a session
                <span className="visually-hidden">
                  {' '}
                  with <bdi>{fullName(ctx.viewer, other)}</bdi>
                </span>
              </a>
            )}
            <a className="button button--small" href={`/sessions/new?with=${junior.id}&team=${pair.teamId}`}>
              Log session
              <span className="visually-hidden">
                {' '}
                with <bdi>{fullName(ctx.viewer, other)}</bdi>
              </span>
            </a>
          </div>
        )}
      </div>
      {next ? (
        <p className="mt-2 text-sm">
          <a href={`/sessions/${next.sessionId}`}>
            {open === 0 ? 'Add to the agenda' : `${count(open, 'point')} on the agenda`}
            <span className="visually-hidden">
              {' '}
              with <bdi>{fullName(ctx.viewer, other)}</bdi>
            </span>
          </a>
        </p>
      ) : (
        <Fold
          open={[`agenda-${mentorshipId}`, ...points.map(({ id }) => `point-${id}`)].includes(
            note?.place ?? '',
          )}
          summary={
            <>
              {open === 0 ? 'Add to the agenda' : `${count(open, 'point')} for next time`}
              <span className="visually-hidden">
                {' '}
                with <bdi>{fullName(ctx.viewer, other)}</bdi>
              </span>
            </>
          }
        >
          <div className="mt-2">
            <OpenAgenda
              points={points}
              mentorshipId={mentorshipId}
              withdrawn={withdrawn}
              ctx={ctx}
              other={other}
              from="/sessions"
              templates={
                isMentor ? `/sessions/points/from-template?with=${junior.id}&team=${pair.teamId}` : undefined
              }
            />
          </div>
        </Fold>
      )}
    </li>
  )
}

const tones = { fine: undefined, amber: 'is-soon', red: 'is-late' }

function LastTime({ pair, ctx }: { pair: Contact; ctx: Ctx }) {
  const { lastHeldOn, daysSince, state, next, junior } = pair
  const today = personDay(ctx.now, junior.zones)
  if (!lastHeldOn) return <>Not met yet, paired since {plainDay(pair.startedOn, today)}</>
  if (state === 'fine' || next) return <>Met {plainDay(lastHeldOn, today)}</>
  return <span className={tones[state]}>Not met for {span(daysSince)}</span>
}
