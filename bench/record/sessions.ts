import { sessionOpinions } from '#db/schema/opinions.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { usefulness } from '#db/words.ts'
import type { Days, Insert, SearchRow } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'
import { line, passage } from './texts.ts'

export function makeSessions(insert: Insert, junior: Junior, { moment, day }: Days): SearchRow[] {
  const { mentorId, id: juniorId, teamId, mentorshipId } = junior
  const held: (typeof sessions.$inferInsert)[] = []
  const notes: (typeof sessionNotes.$inferInsert)[] = []
  const points: (typeof agendaPoints.$inferInsert)[] = []
  const agreed: (typeof actions.$inferInsert)[] = []
  const pair = { authorId: mentorId, visibility: 'pair' as const, readerId: juniorId }
  const hidden = { authorId: mentorId, visibility: 'private' as const, readerId: null }
  // A few pairs haven't met for long, so the team page has something to show.
  const latest = junior.number % 9 === 4 ? 40 : (junior.number % 12) + 1
  const planned = -(junior.number % 9) - 1
  const base = { teamId, mentorshipId, mentorId, juniorId }
  for (let ago = latest; ago < junior.days; ago += 14) {
    const at = moment(ago)
    const id = idAt(at)
    const number = junior.number + ago
    held.push({ id, ...base, state: 'held', heldOn: day(ago), minutes: 45, createdAt: at, updatedAt: at })
    for (const audience of [pair, hidden])
      notes.push({
        id: idAt(at),
        sessionId: id,
        ...audience,
        body: passage(number, 6),
        createdAt: at,
        updatedAt: at,
      })
    for (const index of [0, 1])
      points.push({
        id: idAt(at),
        mentorshipId,
        ...pair,
        body: line(number + index),
        createdAt: at,
        talkedAt: at,
        talkedInId: id,
      })
    for (const index of [0, 1, 2]) {
      const isOpen = ago < 45 && index === 0
      agreed.push({
        id: idAt(at),
        teamId,
        juniorId,
        mentorshipId,
        sessionId: id,
        ownerId: index === 2 ? mentorId : juniorId,
        ...pair,
        body: line(number + index + 3),
        dueOn: day(ago - 10),
        state: isOpen ? 'open' : 'done',
        closedAt: isOpen ? null : moment(Math.max(ago - 12, 0)),
        closedById: isOpen ? null : juniorId,
        createdAt: at,
      })
    }
  }
  // The junior says of each what it was worth, to the mentor alone.
  const opinions = held.map(({ id, createdAt }, index) => ({
    id: idAt(createdAt),
    sessionId: id,
    teamId,
    mentorId,
    juniorId,
    useful: usefulness[index % usefulness.length] ?? 'very',
    body: index % 4 ? null : line(index),
    readerId: index % 4 ? null : mentorId,
    createdAt,
  }))
  const now = moment(0)
  held.push({
    id: idAt(now),
    ...base,
    state: 'planned',
    heldOn: day(planned),
    minutes: null,
    createdAt: now,
    updatedAt: now,
  })
  for (const index of [0, 1])
    points.push({
      id: idAt(now),
      mentorshipId,
      ...pair,
      body: line(junior.number + index),
      createdAt: now,
      talkedAt: null,
      talkedInId: null,
    })
  insert(sessions, held)
  insert(sessionOpinions, opinions)
  insert(sessionNotes, notes)
  insert(agendaPoints, points)
  insert(actions, agreed)
  const found = { teamId, juniorId }
  return [
    ...notes.map((note) => ({
      ...found,
      recordId: note.id,
      kind: 'session' as const,
      pageId: note.sessionId,
      authorId: mentorId,
      visibility: note.visibility,
      readerId: note.readerId,
      title: 'Session',
      body: note.body,
      at: note.createdAt,
    })),
    ...agreed.map((action) => ({
      ...found,
      recordId: action.id,
      kind: 'action' as const,
      pageId: action.id,
      ...pair,
      title: action.body,
      body: '',
      at: action.createdAt,
    })),
  ]
}
