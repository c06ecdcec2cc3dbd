import type { PageRow } from './row.ts'

/** Sessions that were logged by mistake. */
export const mistakes: PageRow[] = [
  // That it was withdrawn is known to those who could see it; its notes are their authors'.
  {
    route: '/sessions/[sessionId]',
    at: ({ sessions }) => `/sessions/${sessions.withdrawn}`,
    open: 'junior mentor lead',
    shows: ['session-withdrawn-pair', 'session-withdrawn-circle'],
  },
  {
    route: '/sessions/[sessionId]/edit',
    at: ({ sessions }) => `/sessions/${sessions.withdrawn}/edit`,
    open: 'nobody',
  },
  // Only its mentor withdraws a session, and not after the mentorship has ended.
  {
    route: '/sessions/[sessionId]/withdraw',
    at: ({ sessions }) => `/sessions/${sessions.held}/withdraw`,
    open: 'mentor',
  },
  {
    route: '/sessions/[sessionId]/withdraw',
    at: ({ sessions }) => `/sessions/${sessions.withdrawn}/withdraw`,
    open: 'nobody',
  },
  {
    route: '/sessions/[sessionId]/withdraw',
    at: ({ sessions }) => `/sessions/${sessions.ofFormer}/withdraw`,
    open: 'nobody',
  },
]
