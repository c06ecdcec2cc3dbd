import type { ReactNode } from 'react'
import { changedAction } from '#app/_parts/sessions/changed-action.ts'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import { listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import { isDayOver } from '#lib/sessions/rules.ts'
import { getBrief } from '#lib/views/brief/reads.ts'
import { ActionList } from '../../actions/action-list.tsx'
import { sendPage } from '../actions.ts'
import { AgendaList } from '../agenda.tsx'
import { OpenAgenda } from '../open-agenda.tsx'
import { BriefJots, BriefLastTime, BriefSince } from './brief.tsx'
import { headingTitle, sessionCrumbs } from './heading.ts'

type Props = { session: SessionPage; ctx: Ctx }

export function PlannedSession({ session, ctx, notice }: Props & { notice: ReactNode }) {
  const { viewer, now } = ctx
  const { id, junior, state, canChange } = session
  const isOver = session.endedAt !== null
  const isPast = isDayOver(session, now, junior.zones)
  const time = <SessionTime session={session} ctx={ctx} people={[session.mentor, junior]} />
  return (
    <FormsPage
      title={headingTitle(session, viewer)}
      lede={
        session.isCalledOff ? (
          <>Was planned for {time}, and cancelled when the mentorship ended</>
        ) : state === 'cancelled' ? (
          <>Was planned for {time}, and cancelled</>
        ) : (
          <>Planned for {time}</>
        )
      }
      crumbs={sessionCrumbs(session, viewer)}
      forms={sendPage}
      side={
        state === 'planned' &&
        canChange && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <a className="button" href={`/sessions/${id}/edit`}>
              <Icon name="calendar" />
              Move or cancel
            </a>
            <a
              className="button button--primary"
              href={`/sessions/new?with=${junior.id}&team=${session.teamId}&planned=${id}`}
            >
              Log session
            </a>
          </div>
        )
      }
    >
      {notice}
      {session.isCalledOff && (
        <Notice>
          {viewer.id === junior.id ? (
            <>
              The mentorship has ended, so you won’t meet. Decide under <a href="/actions#left">Actions</a>{' '}
              what becomes of what is still open.
            </>
          ) : (
            'The mentorship has ended, so you won’t meet. You can still read what was on the agenda.'
          )}
        </Notice>
      )}
      {state === 'planned' && isPast && !isOver && (
        <Notice tone="soon">
          {canChange
            ? 'The day has passed. Log the session if you met, or move it to another day.'
            : 'The day has passed, and the session hasn’t been logged yet.'}
        </Notice>
      )}
      {session.isOwn && state === 'planned' && !isOver && (
        <p className="meta print:hidden">
          <a href={`/sessions/${id}/invitation.ics`} download>
            Add it to your calendar
          </a>
        </p>
      )}
      {session.isOwn ? (
        <Preparation session={session} ctx={ctx} />
      ) : (
        session.points.length > 0 && (
          <AgendaList points={session.points} withdrawn={session.withdrawn} ctx={ctx} />
        )
      )}
    </FormsPage>
  )
}

async function Preparation({ session, ctx }: Props) {
  const { viewer } = ctx
  const other = session.mentor.id === viewer.id ? session.junior : session.mentor
  const changed = await changedAction('action')
  const open = await listOpenActionsByMentorship(ctx, session.mentorshipId, changed?.id)
  const still = open.filter(({ state }) => state === 'open').length
  const isOver = session.endedAt !== null
  const brief = isOver || session.state !== 'planned' ? null : await getBrief(ctx, session)
  return (
    <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side lg:grid-rows-[auto_1fr] lg:gap-12">
      {brief && <BriefSince brief={brief} session={session} ctx={ctx} />}
      <div className="aside lg:col-start-2 lg:row-start-1 lg:row-end-3">
        {brief && (
          <div className="stack-3">
            <BriefLastTime brief={brief} session={session} ctx={ctx} />
            <BriefJots brief={brief} session={session} ctx={ctx} />
          </div>
        )}
        <section aria-labelledby="open">
          <div className="section-head">
            <h2 id="open" className="subheading">
              Open actions
            </h2>
            {still > 0 && <span className="meta">{still}</span>}
          </div>
          {open.length > 0 ? (
            <ActionList
              actions={open}
              ctx={ctx}
              label="Open actions"
              from={`/sessions/${session.id}`}
              isNarrow
              hasAge
              changed={changed}
            />
          ) : (
            <EmptyList title="Nothing carried over" />
          )}
        </section>
      </div>
      <section aria-labelledby="agenda" className="lg:col-start-1">
        <div className="section-head">
          <h2 id="agenda">{session.state === 'planned' ? 'Agenda' : 'Agenda for next time'}</h2>
          {!isOver && (
            <p className="meta">
              Seen by you and <bdi>{calledName(ctx.viewer, other)}</bdi>
            </p>
          )}
        </div>
        {isOver ? (
          <AgendaList points={session.points} withdrawn={session.withdrawn} ctx={ctx} />
        ) : (
          <>
            {session.points.length === 0 && (
              <p className="text-ink-3 mb-4">
                Nothing on the agenda yet. Add what you’d like to talk about;{' '}
                <bdi>{calledName(ctx.viewer, other)}</bdi> sees it right away.
              </p>
            )}
            <OpenAgenda
              points={session.points}
              withdrawn={session.withdrawn}
              mentorshipId={session.mentorshipId}
              ctx={ctx}
              other={other}
              from={`/sessions/${session.id}`}
              templates={
                session.canChange
                  ? `/sessions/points/from-template?with=${session.junior.id}&team=${session.teamId}`
                  : undefined
              }
            />
          </>
        )}
      </section>
    </div>
  )
}
