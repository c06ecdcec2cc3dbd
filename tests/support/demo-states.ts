import { and, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { drafts } from '#db/schema/drafts.ts'
import { comments, evidence, goalEvents, goals, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { invites, mentorships } from '#db/schema/people.ts'
import { findings, reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { textVersions } from '#db/schema/versions.ts'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import {
  actionStates,
  goalEventKinds,
  goalStates,
  sessionStates,
  severities,
  suggestionStates,
  usefulness,
  visibilities,
} from '#db/words.ts'

type State = [name: string, table: SQLiteTable, which: SQL | undefined]

/** What pages show in a way of its own. What depends on the day is asked of the pages' reads instead. */
const statesOn = (today: string): State[] => [
  ...goalStates.map((state): State => [`goal ${state}`, goals, eq(goals.state, state)]),
  ...goalEventKinds.map((kind): State => [`goal ${kind} once`, goalEvents, eq(goalEvents.kind, kind)]),
  ['goal blocked', goals, isNotNull(goals.blockedAt)],
  ['step of a rubric', goals, isNotNull(goals.rubricStep)],
  ['third version of evidence', evidence, eq(evidence.number, 3)],
  ['evidence taken back', evidence, isNotNull(evidence.withdrawnAt)],
  ['remark on a criterion', verdictCriteria, isNotNull(verdictCriteria.remark)],
  ['feedback for the circle', verdicts, eq(verdicts.visibility, 'circle')],
  ...visibilities.flatMap((visibility): State[] => [
    [`comment ${visibility}`, comments, eq(comments.visibility, visibility)],
    [`note ${visibility}`, sessionNotes, eq(sessionNotes.visibility, visibility)],
    [`review ${visibility}`, reviews, eq(reviews.visibility, visibility)],
  ]),
  ['comment withdrawn', comments, isNotNull(comments.withdrawnAt)],
  ['point for the circle', agendaPoints, eq(agendaPoints.visibility, 'circle')],
  ['point waiting', agendaPoints, and(isNull(agendaPoints.talkedAt), isNull(agendaPoints.withdrawnAt))],
  ['point talked about', agendaPoints, isNotNull(agendaPoints.talkedAt)],
  ['action for the circle', actions, eq(actions.visibility, 'circle')],
  ['action withdrawn', actions, isNotNull(actions.withdrawnAt)],
  ['action without a day', actions, and(eq(actions.state, 'open'), isNull(actions.dueOn))],
  ...actionStates.map((state): State => [`action ${state}`, actions, eq(actions.state, state)]),
  ['action closed between sessions', actions, and(eq(actions.state, 'done'), isNull(actions.closedInId))],
  ...sessionStates.map((state): State => [`session ${state}`, sessions, eq(sessions.state, state)]),
  ['session without a time', sessions, and(eq(sessions.state, 'planned'), isNull(sessions.startsAt))],
  [
    'session of a day that nobody logged',
    sessions,
    and(eq(sessions.state, 'planned'), lt(sessions.heldOn, today)),
  ],
  ...usefulness.map(
    (useful): State => [`session ${useful}`, sessionOpinions, eq(sessionOpinions.useful, useful)],
  ),
  ['word withdrawn', sessionOpinions, isNotNull(sessionOpinions.withdrawnAt)],
  ['session withdrawn', sessions, isNotNull(sessions.withdrawnAt)],
  ['review withdrawn', reviews, isNotNull(reviews.withdrawnAt)],
  ['finding with code', findings, isNotNull(findings.snippet)],
  ['finding without a place', findings, isNull(findings.file)],
  ...severities.map((severity): State => [severity, findings, eq(findings.severity, severity)]),
  ...(['comment', 'evidence', 'observation', 'habit_entry', 'session_note', 'action', 'review'] as const).map(
    (kind): State => [`${kind} edited`, textVersions, eq(textVersions.kind, kind)],
  ),
  ...suggestionStates.map(
    (state): State => [`suggestion ${state}`, roadmapSuggestions, eq(roadmapSuggestions.state, state)],
  ),
  ['pair that has ended', mentorships, isNotNull(mentorships.endedAt)],
  ['invite that is open', invites, and(isNull(invites.acceptedAt), isNull(invites.takenBackAt))],
  ['draft', drafts, undefined],
]

/** The names of those that the demo hasn't got. */
export async function statesMissing(today: string): Promise<string[]> {
  const missing: string[] = []
  for (const [name, table, which] of statesOn(today)) {
    const rows = await db.select({ one: sql`1` }).from(table).where(which).limit(1)
    if (rows.length === 0) missing.push(name)
  }
  return missing
}
