import { Due } from '#app/_parts/goals/due.tsx'
import { ActionLines } from '#app/_parts/sessions/action-lines.tsx'
import type { ChangedAction } from '#app/_parts/sessions/changed-action.ts'
import { clockTimes } from '#app/_parts/sessions/session-time.tsx'
import { ToldVersion } from '#app/_parts/sessions/told-version.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import { closedLine, renewedWith } from '#app/(main)/actions/action-list.tsx'
import { change } from '#app/(main)/actions/actions.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { count, shortDay } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { OwnAgenda, SessionToCome } from '#lib/views/home/reads.ts'

/** Sessions and actions shown here; the rest are one link away. */
const MAX_SHOWN = 6

export function NextSessions({ ctx, sessions }: { ctx: Ctx; sessions: SessionToCome[] }) {
  const today = dayIn(ctx.now, ctx.timeZone)
  return (
    <section aria-labelledby="next">
      <h2 id="next" className="subheading">
        Next sessions
      </h2>
      {sessions.length === 0 && (
        <p className="meta">
          No session planned.{' '}
          {ctx.viewer.roles.some(({ role }) => role === 'mentor') && <a href="/sessions/plan">Plan one</a>}
        </p>
      )}
      <ul>
        {sessions.slice(0, MAX_SHOWN).map((session) => {
          const other = session.mentor.id === ctx.viewer.id ? session.junior : session.mentor
          const { day } = session
          return (
            <li className="when" key={session.sessionId}>
              <DayBlock day={day} today={today} />
              <div>
                <a className="title" href={`/sessions/${session.sessionId}`}>
                  <bdi>{fullName(ctx.viewer, other)}</bdi>
                </a>{' '}
                {session.at && (
                  <span className="text-ink-3">at {clockTimes(session.at, ctx.timeZone, session.zones)}</span>
                )}
                <p className="meta">
                  <LogIt ctx={ctx} session={session} today={today} />
                  {day >= today && (
                    <>
                      <a href={`/sessions/${session.sessionId}`}>
                        Prepare
                        <span className="visually-hidden">
                          {' '}
                          the session with <bdi>{fullName(ctx.viewer, other)}</bdi>
                        </span>
                      </a>
                      .{' '}
                    </>
                  )}
                  {pointWords(session, calledName(ctx.viewer, other))}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
      {sessions.length > MAX_SHOWN && <a href="/sessions">All {sessions.length} planned sessions</a>}
    </section>
  )
}

/** Once its day is there, its mentor can log it, or move it. */
function LogIt({ ctx, session, today }: { ctx: Ctx; session: SessionToCome; today: Day }) {
  const { sessionId, day, mentor, junior } = session
  if (day > today) return null
  if (mentor.id !== ctx.viewer.id)
    return day < today ? <span className="is-soon">The day has passed. </span> : null
  return (
    <span className={day < today ? 'is-soon' : undefined}>
      {day < today && 'The day has passed. '}
      <a href={`/sessions/new?with=${junior.id}&planned=${sessionId}`}>Log it</a>
      {day < today && (
        <>
          , or <a href={`/sessions/${sessionId}/edit`}>move it</a>
        </>
      )}
      .{' '}
    </span>
  )
}

function DayBlock({ day, today }: { day: Day; today: Day }) {
  const [weekday, date, month] = shortDay(day, today).split(' ')
  return (
    <Time at={day} className="when__day">
      {weekday} <b>{date}</b> {month}
    </Time>
  )
}

function pointWords({ ownPoints, otherPoints }: SessionToCome, name: string): string {
  const all = ownPoints + otherPoints
  if (all === 0) return 'Nothing on the agenda yet.'
  const words = `${count(all, 'point')} on the agenda`
  if (otherPoints === 0) return `${words}, from you.`
  if (ownPoints === 0) return `${words}, from ${name}.`
  return `${words}, ${otherPoints} from ${name}.`
}

type ActionsProps = { ctx: Ctx; actions: OwnAgenda['actions']; changed: ChangedAction | undefined }

export function OpenActions({ ctx, actions: all, changed }: ActionsProps) {
  // One that was ticked elsewhere on the page says so there.
  const actions = all.filter(({ id, state }) => state === 'open' || id === changed?.id)
  const open = actions.filter(({ state }) => state === 'open').length
  return (
    <section aria-labelledby="acts">
      <div className="section-head">
        <h2 id="acts" className="subheading">
          Your open actions
        </h2>
        {open > 0 && <span className="meta">{open}</span>}
      </div>
      {actions.length === 0 ? (
        <p className="meta">No open actions. Actions come from sessions.</p>
      ) : (
        <ActionForm
          action={change}
          part="change actions"
          fixed={{ from: '/' }}
          aria-label="Your open actions"
          renewed={renewedWith(actions)}
        >
          <ToldVersion />
          <ActionLines
            lines={actions.slice(0, MAX_SHOWN).map((action) => ({
              id: action.id,
              version: action.version,
              body: action.body,
              words: <ActionWords ctx={ctx} action={action} />,
              ...(action.state !== 'open' && closedLine(action)),
              said: action.id === changed?.id ? changed.said : undefined,
            }))}
          />
        </ActionForm>
      )}
      <p className="mt-2 text-sm print:hidden">
        <a href="/actions">All your actions</a>
      </p>
    </section>
  )
}

function ActionWords({ ctx, action }: { ctx: Ctx; action: OwnAgenda['actions'][number] }) {
  const today = personDay(ctx.now, action.junior.zones)
  const other = action.junior.id === ctx.viewer.id ? null : calledName(ctx.viewer, action.junior)
  return (
    <>
      <PlainText text={action.body} />
      <p className="meta">
        {action.dueOn ? <Due day={action.dueOn} today={today} /> : 'No day set'}
        {other && `\u00a0· for ${other}`}
        {action.session && action.session.heldOn < today && (
          <>
            {'\u00a0· '}
            <span className="whitespace-nowrap">
              from {shortDay(action.session.heldOn, today).replace(/^\S+ /, '')}
            </span>
          </>
        )}
      </p>
    </>
  )
}
