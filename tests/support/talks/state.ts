import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { actions, agendaPoints, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { makeWorld, type World } from '../world/world.ts'

type Point = Pick<
  typeof agendaPoints.$inferSelect,
  'id' | 'body' | 'visibility' | 'talkedAt' | 'talkedInId' | 'addedInId' | 'withdrawnAt'
>
type Action = Pick<
  typeof actions.$inferSelect,
  'id' | 'body' | 'visibility' | 'state' | 'closedInId' | 'sessionId' | 'withdrawnAt'
>

export type State = Awaited<ReturnType<typeof beginTalks>>

/** What a pair has done, noted by the verbs, and what the record shows of it. */
export async function beginTalks() {
  const world = await makeWorld()
  const { mentor, junior, mentorshipId } = world
  const words: string[] = []
  const closedAlone = new Set<string>()
  const closedIn = new Map<string, Set<string>>()
  return {
    ...world,
    /** Words that nothing else has. */
    words: (kind: 'point' | 'action') => {
      const next = `${kind} ${words.length + 1}`
      words.push(next)
      return next
    },
    either: (pick: number): Ctx => (pick % 2 === 0 ? mentor : junior),
    openPoints: (who: Ctx) => listOpenPoints(who, [mentorshipId]),
    openActions: (who: Ctx) => listOpenActionsByMentorship(who, mentorshipId),
    /** By itself: taken back, done or dropped. */
    closed: (id: string) => void closedAlone.add(id),
    /** Talked about or closed in a session. */
    closedIn: (sessionId: string, ids: readonly string[]) => {
      closedIn.set(sessionId, new Set([...(closedIn.get(sessionId) ?? []), ...ids]))
    },
    openedIn: (sessionId: string, ids: readonly string[]) => {
      for (const id of ids) closedIn.get(sessionId)?.delete(id)
    },
    idOf: (body: string) => idOf(mentorshipId, body),
    /** One of the pair's sessions in that state, or nothing. */
    session: async (which: 'planned' | 'held' | 'withdrawn', pick: number) => {
      const found = await sessionsOf(mentorshipId, which)
      return found[pick % found.length]
    },
    whatIsWrong: async () => whatIsWrong(world, words, closedAlone, closedIn),
  }
}

async function sessionsOf(mentorshipId: string, which: 'planned' | 'held' | 'withdrawn') {
  const state = which === 'planned' ? 'planned' : 'held'
  const isGone = which === 'withdrawn' ? isNotNull(sessions.withdrawnAt) : isNull(sessions.withdrawnAt)
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, mentorshipId), eq(sessions.state, state), isGone))
    .orderBy(sessions.heldOn, sessions.id)
}

async function idOf(mentorshipId: string, body: string): Promise<string> {
  const [point] = await db
    .select({ id: agendaPoints.id })
    .from(agendaPoints)
    .where(and(eq(agendaPoints.mentorshipId, mentorshipId), eq(agendaPoints.body, body)))
  const [action] = await db
    .select({ id: actions.id })
    .from(actions)
    .where(and(eq(actions.mentorshipId, mentorshipId), eq(actions.body, body)))
  const id = point?.id ?? action?.id
  if (!id) throw new Error(`“${body}” is lost.`)
  return id
}

/** In sentences. What is closed needs somebody's act that still holds; all else is seen, once, by those it belongs to. */
async function whatIsWrong(
  world: World,
  words: readonly string[],
  closedAlone: ReadonlySet<string>,
  closedIn: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<string[]> {
  const { mentor, junior, lead, mentorshipId } = world
  const points = await db.select().from(agendaPoints).where(eq(agendaPoints.mentorshipId, mentorshipId))
  const agreed = await db.select().from(actions).where(eq(actions.mentorshipId, mentorshipId))
  const withdrawn = new Set((await sessionsOf(mentorshipId, 'withdrawn')).map(({ id }) => id))
  const planned = await sessionsOf(mentorshipId, 'planned')
  const wrong: string[] = []
  const isClosedIn = (sessionId: string | null, id: string) =>
    sessionId !== null && !withdrawn.has(sessionId) && (closedIn.get(sessionId)?.has(id) ?? false)
  const wentWith = (sessionId: string | null) => sessionId !== null && withdrawn.has(sessionId)
  const isPointClosed = (point: Point) => {
    if (point.withdrawnAt) return closedAlone.has(point.id) || wentWith(point.addedInId)
    return isClosedIn(point.talkedInId, point.id)
  }
  const isActionClosed = (action: Action) => {
    if (action.withdrawnAt) return wentWith(action.sessionId)
    return closedAlone.has(action.id) ? action.closedInId === null : isClosedIn(action.closedInId, action.id)
  }
  const openPoints = points.filter(({ talkedAt, withdrawnAt }) => !talkedAt && !withdrawnAt)
  const openActions = agreed.filter(({ state, withdrawnAt }) => state === 'open' && !withdrawnAt)
  for (const point of points)
    if (!openPoints.includes(point) && !isPointClosed(point)) wrong.push(`${point.body} was closed by no one`)
  for (const action of agreed)
    if (!openActions.includes(action) && !isActionClosed(action))
      wrong.push(`${action.body} was closed by no one`)

  const made = [...points, ...agreed].map(({ body }) => body)
  wrong.push(...differences('made', words, made))
  const bodies = (rows: readonly { body: string }[]) => rows.map(({ body }) => body)
  const ofCircle = openPoints.filter(({ visibility }) => visibility === 'circle')
  const seen = async (who: Ctx) => bodies(await listOpenPoints(who, [mentorshipId]))
  wrong.push(
    ...differences('seen by the mentor', bodies(openPoints), await seen(mentor)),
    ...differences('seen by the junior', bodies(openPoints), await seen(junior)),
    ...differences('seen by the lead', bodies(ofCircle), await seen(lead)),
  )
  for (const who of [mentor, junior]) {
    const listed = (await listOpenActionsByMentorship(who, mentorshipId)).filter(
      ({ state }) => state === 'open',
    )
    wrong.push(...differences('open for one of the pair', bodies(openActions), bodies(listed)))
  }
  for (const { id } of planned.slice(0, 2)) {
    const page = (await getSession(junior, id)).points.filter(({ withdrawnAt }) => !withdrawnAt)
    wrong.push(...differences('on a planned session’s page', bodies(openPoints), bodies(page)))
  }
  for (const [sessionId, ids] of closedIn) {
    if (withdrawn.has(sessionId)) continue
    const page = bodies((await getSession(mentor, sessionId)).points)
    const talked = points.filter(({ id, talkedInId }) => ids.has(id) && talkedInId === sessionId)
    wrong.push(...differences('talked about in a session', bodies(talked), page))
  }
  return wrong
}

function differences(where: string, expected: readonly string[], found: readonly string[]): string[] {
  const lost = expected.filter((body) => !found.includes(body)).map((body) => `${body} isn’t ${where}`)
  const doubled = found
    .filter((body, index) => found.indexOf(body) !== index || !expected.includes(body))
    .map((body) => `${body} is ${where} once too often`)
  return [...lost, ...doubled]
}
