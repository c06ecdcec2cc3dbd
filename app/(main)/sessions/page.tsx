import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { CalledOffSessions } from '#app/_parts/sessions/called-off.tsx'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { Pages } from '#app/_ui/chips.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { listAgenda } from '#lib/sessions/agenda/reads.ts'
import { listCalledOff } from '#lib/sessions/called-off/reads.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'
import { getSummary } from '#lib/sessions/opinions/reads.ts'
import { listSessions } from '#lib/sessions/reads.ts'
import { listWithdrawnFromAgenda } from '#lib/sessions/withdrawn/reads.ts'
import { sendPage } from './actions.ts'
import { Past } from './past.tsx'
import { WorthSummary } from './summary.tsx'
import { Upcoming } from './upcoming.tsx'

type Props = { searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const page = pageNumber(one(query.page))
  const pairs = await listContacts(ctx, { isOwn: true })
  const ids = pairs.map(({ mentorshipId }) => mentorshipId)
  const points = await listAgenda(ctx, ids)
  const withdrawn = await listWithdrawnFromAgenda(ctx, ids)
  const { sessions, hasMore } = await listSessions(ctx, { page })
  const calledOff = page === 1 ? await listCalledOff(ctx) : []
  const summary = page === 1 ? await getSummary(ctx) : null
  const isMentor = pairs.some(({ mentor }) => mentor.id === ctx.viewer.id)
  return (
    <FormsPage title="Sessions" side={isMentor && <LogButton ctx={ctx} />} forms={sendPage}>
      <DidNotice elsewhere={['agenda-', 'point-']} />
      {calledOff.length > 0 && (
        <div className="mb-8 stack-3">
          <CalledOffSessions sessions={calledOff} ctx={ctx} />
        </div>
      )}
      {pairs.length === 0 && sessions.length === 0 ? (
        <Nothing ctx={ctx} />
      ) : (
        <div className="stack-9 sm:stack-10">
          {page === 1 && pairs.length > 0 && (
            <Upcoming pairs={pairs} points={points} withdrawn={withdrawn} ctx={ctx} />
          )}
          <WorthSummary summary={summary} />
          <Past sessions={sessions} ctx={ctx} isFirstPage={page === 1} />
          <Pages
            label="Earlier sessions"
            isInStack
            newer={page === 1 ? undefined : page === 2 ? '/sessions' : `/sessions?page=${page - 1}`}
            older={hasMore ? `/sessions?page=${page + 1}` : undefined}
          />
        </div>
      )}
    </FormsPage>
  )
}

function LogButton({ ctx }: { ctx: Ctx }) {
  return (
    <a className="button button--primary" href="/sessions/new" aria-keyshortcuts={keyed(ctx.viewer, 'n')}>
      <Icon name="plus" />
      Log session
    </a>
  )
}

function Nothing({ ctx }: { ctx: Ctx }) {
  const isLead = ctx.viewer.roles.some(({ role }) => role === 'lead')
  const team = ctx.viewer.roles.find(({ role }) => role === 'lead')?.teamId
  return (
    <EmptyList
      title="No sessions yet"
      level={2}
      action={
        isLead && (
          <a className="button button--small" href={`/teams/${team}/people`}>
            Pair a mentor and a junior
          </a>
        )
      }
    >
      A session is a meeting of a mentor and a junior. Yours will appear here once you’re paired with someone.
    </EmptyList>
  )
}

// Anything but a page number shows the first page.
function pageNumber(text: string | undefined): number {
  return text && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1
}
