import { and, count, eq, isNotNull, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { comments, evidence, goals, verdicts } from '#db/schema/goals.ts'
import { jots } from '#db/schema/jots.ts'
import { levelSentences } from '#db/schema/levels.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { wins } from '#db/schema/wins.ts'
import { documentKinds, type Visibility } from '#db/words.ts'
import type { SystemCtx } from '#lib/core/context.ts'

type Text = SQLiteTable & {
  id: Column
  withdrawnAt?: Column
  authorId?: Column
  visibility?: Column
  readerId?: Column
}
type Kind = (typeof documentKinds)[number]

export const textsOfKind: Record<Kind, Text> = {
  goal: goals,
  evidence,
  verdict: verdicts,
  comment: comments,
  observation: observations,
  habit_entry: habitEntries,
  session: sessionNotes,
  action: actions,
  agenda_point: agendaPoints,
  review: reviews,
  proposal: goalProposals,
  level: levelSentences,
  jot: jots,
  win: wins,
  opinion: sessionOpinions,
}

/** Of kinds whose texts all have the same readers. A text without a visibility of its own is its circle's otherwise. */
const visibilityOfKind: Partial<Record<Kind, Visibility>> = {
  jot: 'private',
  opinion: 'pair',
}

export const visibilityOf = (kind: Kind) =>
  textsOfKind[kind].visibility ?? visibilityOfKind[kind] ?? ('circle' as const)

/** How many texts aren't found, are found though they're gone, or are found by other people than read them. */
export type Mismatch = { missing: number; leftOver: number; astray: number }

/** How the index differs from the record. For the operator: no text is read. Three queries for each kind. */
export async function countMismatches(_ctx: SystemCtx): Promise<Mismatch> {
  const sum: Mismatch = { missing: 0, leftOver: 0, astray: 0 }
  for (const kind of documentKinds) {
    sum.missing += await countMissing(kind)
    sum.leftOver += await countDocuments(isLeftOver(kind))
    sum.astray += await countDocuments(isAstray(kind))
  }
  return sum
}

async function countMissing(kind: Kind): Promise<number> {
  const text = textsOfKind[kind]
  const found = db.select({ id: searchDocuments.recordId }).from(searchDocuments)
  const [row] = await db
    .select({ number: count() })
    .from(text)
    .where(and(isFound(kind), notInArray(text.id, found)))
  return row?.number ?? 0
}

async function countDocuments(which: SQL | undefined): Promise<number> {
  const [row] = await db.select({ number: count() }).from(searchDocuments).where(which)
  return row?.number ?? 0
}

/** SQL: the text can be found by those who read it. */
function isFound(kind: Kind): SQL | undefined {
  const { withdrawnAt } = textsOfKind[kind]
  // The notes of a session that was logged by mistake keep their own state.
  const mistaken = db.select({ id: sessions.id }).from(sessions).where(isNotNull(sessions.withdrawnAt))
  return and(
    withdrawnAt && isNull(withdrawnAt),
    kind === 'session' ? notInArray(sessionNotes.sessionId, mistaken) : undefined,
    kind === 'verdict' ? ne(verdicts.feedback, '') : undefined,
    kind === 'opinion' ? isNotNull(sessionOpinions.body) : undefined,
  )
}

/** SQL, of a document: its text is gone. */
export function isLeftOver(kind: Kind): SQL | undefined {
  const text = textsOfKind[kind]
  const found = db.select({ id: text.id }).from(text).where(isFound(kind))
  return and(eq(searchDocuments.kind, kind), notInArray(searchDocuments.recordId, found))
}

/** SQL, of a document: its text is read by others. */
export function isAstray(kind: Kind): SQL | undefined {
  const text = textsOfKind[kind]
  const { authorId, readerId } = text
  const differs = or(
    ne(searchDocuments.visibility, visibilityOf(kind)),
    authorId && ne(searchDocuments.authorId, authorId),
    readerId && sql`coalesce(${searchDocuments.readerId}, '') <> coalesce(${readerId}, '')`,
  )
  const other = db
    .select({ one: sql`1` })
    .from(text)
    .where(and(eq(text.id, searchDocuments.recordId), differs))
  return and(eq(searchDocuments.kind, kind), sql`exists ${other}`)
}
