import { and, eq, isNotNull, type SQL } from 'drizzle-orm'
import type { SQLiteColumn as Column, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { comments, evidence, goalEvents, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { invites, people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { findings, reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { instantAt } from '#lib/core/zoned-time.ts'

// Titles, links and code are left out: they are said again on purpose.
const written: [SQLiteTable, ...Column[]][] = [
  [evidence, evidence.note, evidence.outcome],
  [verdicts, verdicts.feedback],
  [verdictCriteria, verdictCriteria.remark],
  [comments, comments.body],
  [observations, observations.body],
  [habitEntries, habitEntries.body],
  [sessionNotes, sessionNotes.body],
  [agendaPoints, agendaPoints.body],
  [actions, actions.body],
  [reviews, reviews.summary, reviews.wentWell, reviews.toImprove],
  [findings, findings.body],
  [goalEvents, goalEvents.reason],
]

/** Everything that people wrote. */
export async function textsOfTheDemo(): Promise<string[]> {
  const texts: string[] = []
  for (const [table, ...columns] of written)
    for (const column of columns)
      for (const { text } of await db.select({ text: column }).from(table)) if (text) texts.push(String(text))
  return texts
}

/** Split by meaning: at the ends of sentences, lines, list items and cells. Code is nobody’s sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/^```[\s\S]*?^```/gm, '')
    .split(/\n|\||(?<=[.!?…:;][”’)*_]*)\s+/)
    .map((part) => part.replace(/^[\s>*#\d.\-[\]]+/, '').trim())
    .filter((part) => part.length > 25)
}

const done: [what: string, table: SQLiteTable, person: Column, at: Column][] = [
  ['comment', comments, comments.authorId, comments.createdAt],
  ['evidence', evidence, evidence.authorId, evidence.createdAt],
  ['verdict', verdicts, verdicts.authorId, verdicts.createdAt],
  ['observation', observations, observations.authorId, observations.createdAt],
  ['habit entry', habitEntries, habitEntries.authorId, habitEntries.createdAt],
  ['note', sessionNotes, sessionNotes.authorId, sessionNotes.createdAt],
  ['agenda point', agendaPoints, agendaPoints.authorId, agendaPoints.createdAt],
  ['action', actions, actions.authorId, actions.createdAt],
  ['closed action', actions, actions.closedById, actions.closedAt],
  ['review note', reviews, reviews.authorId, reviews.createdAt],
  ['step of a goal', goalEvents, goalEvents.actorId, goalEvents.at],
  ['invite', invites, invites.invitedById, invites.createdAt],
]

type Moment = { what: string; at: Date; timeZone: string }

/** When people did something or were to meet, with the zone in which they live. */
export async function momentsOfTheDemo(): Promise<Moment[]> {
  const moments: Moment[] = []
  for (const [what, table, person, at] of done) {
    const rows = await db
      .select({ at, timeZone: people.timeZone })
      .from(table)
      .innerJoin(people, eq(people.id, person))
      .where(isNotNull(at))
    for (const row of rows) moments.push({ what, at: row.at as Date, timeZone: String(row.timeZone) })
  }
  for (const person of [sessions.mentorId, sessions.juniorId]) {
    const { heldOn, startsAt, agreedZone } = sessions
    const rows = await db
      .select({ heldOn, startsAt, agreedZone, timeZone: people.timeZone })
      .from(sessions)
      .innerJoin(people, eq(people.id, person))
    for (const row of rows) {
      const at = row.startsAt && row.agreedZone && instantAt(row.heldOn, row.startsAt, row.agreedZone)
      if (at) moments.push({ what: 'session', at, timeZone: row.timeZone })
    }
  }
  return moments
}

/** The days that people agreed on. */
export async function daysOfTheDemo(): Promise<{ what: string; day: string }[]> {
  const of = async (what: string, table: SQLiteTable, day: Column, which?: SQL) => {
    const rows = await db
      .select({ day })
      .from(table)
      .where(and(isNotNull(day), which))
    return rows.map((row) => ({ what, day: String(row.day) }))
  }
  return [
    ...(await of('session', sessions, sessions.heldOn)),
    ...(await of('review note', reviews, reviews.reviewedOn)),
    ...(await of('action', actions, actions.dueOn)),
    ...(await of('moved goal', goalEvents, goalEvents.dueTo, eq(goalEvents.kind, 'due_moved'))),
  ]
}
