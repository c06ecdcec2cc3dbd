import { Notice } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { CalledOff } from '#lib/sessions/called-off/reads.ts'
import { SessionTime } from './session-time.tsx'

/** Tells both of a pair that the end of their mentorship cancelled what they had planned. */
export function CalledOffSessions({ sessions, ctx }: { sessions: CalledOff[]; ctx: Ctx }) {
  return sessions.map((session) => {
    const { sessionId, mentor, junior } = session
    const other = mentor.id === ctx.viewer.id ? junior : mentor
    return (
      <Notice key={sessionId} tone="soon">
        Your{' '}
        <a href={`/sessions/${sessionId}`}>
          session with <bdi>{other.name}</bdi>
        </a>{' '}
        on <SessionTime session={session} ctx={ctx} /> was cancelled, since the mentorship ended.
      </Notice>
    )
  })
}
