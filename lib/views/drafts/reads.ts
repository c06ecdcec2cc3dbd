import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments, evidence, goals } from '#db/schema/goals.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { reviews } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { DraftVerb } from '#db/words.ts'
import { inCircle, stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { type Draft, getOwnDraft, listDrafts } from '#lib/record/drafts/reads.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import { sessionsVisibleTo } from '#lib/sessions/access.ts'
import { namesKnownTo } from './access.ts'
import { levelSubjects, levelTakenBackSubjects } from './levels/reads.ts'
import { planItemSubjects, planSubjects } from './plans/reads.ts'
import { placeSubjects, proposalSubjects } from './proposals/reads.ts'
import {
  answerSubjects,
  copySubjects,
  milestoneSubjects,
  stageSubjects,
  suggestionSubjects,
} from './roadmaps/reads.ts'
import { templateSubjects } from './templates/reads.ts'

/** What a draft is about; the person is the junior or, for the junior, the mentor. */
export type About = { title: string | null; personName: string }

/** `about` is null if the viewer no longer sees the subject, `readerName` if they no longer know the reader. */
export type NamedDraft = Draft & { about: About | null; readerName: string | null }

/** The viewer's own, newest first. 23 queries at most. */
export async function listNamedDrafts(ctx: Ctx, limit?: number): Promise<NamedDraft[]> {
  return nameDrafts(ctx, await listDrafts(ctx, limit))
}

/** Throws NotFound. Three queries at most. */
export async function getNamedDraft(ctx: Ctx, draftId: string): Promise<NamedDraft> {
  const [draft] = await nameDrafts(ctx, [await getOwnDraft(ctx, draftId)])
  return draft as NamedDraft
}

async function nameDrafts(ctx: Ctx, drafts: readonly Draft[]): Promise<NamedDraft[]> {
  const about = new Map<string, About>()
  for (const [subjects, verbs] of subjectsByVerb) {
    const ids = drafts.filter(({ verb }) => verbs.includes(verb)).map(({ subjectId }) => subjectId)
    if (ids.length === 0) continue
    for (const { id, ...found } of await subjects(ctx, [...new Set(ids)])) about.set(id, found)
  }
  const names = await listReaderNames(ctx, drafts)
  return drafts.map((draft) => ({
    ...draft,
    about: about.get(draft.subjectId) ?? null,
    readerName: (draft.readerId && names.get(draft.readerId)) || null,
  }))
}

/** By id, of those whom the viewer knows. One query at most. */
export async function listReaderNames(
  ctx: Ctx,
  drafts: readonly Pick<Draft, 'readerId'>[],
): Promise<Map<string, string>> {
  const ids = drafts.flatMap(({ readerId }) => readerId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(inArray(people.id, ids), namesKnownTo(ctx)))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Subjects = (ctx: Ctx, ids: string[]) => Promise<(About & { id: string })[]>

const ofGoal = { title: milestones.title, personName: people.name }

const goalSubjects: Subjects = (ctx, ids) =>
  db
    .select({ id: goals.id, ...ofGoal })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .where(and(inArray(goals.id, ids), goalsVisibleTo(ctx)))

const commentSubjects: Subjects = (ctx, ids) =>
  db
    .select({ id: comments.id, ...ofGoal })
    .from(comments)
    .innerJoin(goals, eq(goals.id, comments.goalId))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .where(and(inArray(comments.id, ids), eq(comments.authorId, ctx.viewer.id), goalsVisibleTo(ctx)))

const mendedSubjects =
  (table: typeof observations | typeof habitEntries | typeof evidence): Subjects =>
  (ctx, ids) =>
    db
      .select({ id: table.id, ...ofGoal })
      .from(table)
      .innerJoin(goals, eq(goals.id, table.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(people, eq(people.id, goals.juniorId))
      .where(and(inArray(table.id, ids), eq(table.authorId, ctx.viewer.id), goalsVisibleTo(ctx)))

const untitled = <Row extends Omit<About, 'title'>>(rows: Row[]) =>
  rows.map((row) => ({ ...row, title: null }))

const pairSubjects: Subjects = async (ctx, ids) =>
  untitled(
    await db
      .select({ id: mentorships.id, personName: people.name })
      .from(mentorships)
      .innerJoin(people, eq(people.id, mentorships.juniorId))
      .where(
        and(
          inArray(mentorships.id, ids),
          eq(mentorships.mentorId, ctx.viewer.id),
          isNull(mentorships.endedAt),
        ),
      ),
  )

const mentor = alias(people, 'session_mentor')

const sessionSubjects: Subjects = async (ctx, ids) => {
  const rows = await db
    .select({
      id: sessions.id,
      juniorId: people.id,
      juniorName: people.name,
      mentorName: mentor.name,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.juniorId))
    .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
    .where(and(inArray(sessions.id, ids), stands(sessions), sessionsVisibleTo(ctx)))
  return rows.map((row) =>
    row.juniorId === ctx.viewer.id
      ? { id: row.id, title: null, personName: row.mentorName }
      : { id: row.id, title: null, personName: row.juniorName },
  )
}

const juniorSubjects: Subjects = async (ctx, ids) =>
  untitled(
    await db
      .select({ id: people.id, personName: people.name })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(
        and(
          inArray(memberships.personId, ids),
          eq(memberships.role, 'junior'),
          isNull(memberships.endedAt),
          inCircle(ctx, { juniorId: memberships.personId, teamId: memberships.teamId }),
        ),
      ),
  )

const reviewSubjects: Subjects = async (ctx, ids) =>
  untitled(
    await db
      .select({ id: reviews.id, personName: people.name })
      .from(reviews)
      .innerJoin(people, eq(people.id, reviews.juniorId))
      .where(and(inArray(reviews.id, ids), eq(reviews.authorId, ctx.viewer.id), reviewsVisibleTo(ctx))),
  )

type Titled = (ctx: Ctx, ids: string[]) => Promise<{ id: string; title: string }[]>

/** What’s being written has a title and no junior. */
function ofNobody(titled: Titled): Subjects {
  return async (ctx, ids) => (await titled(ctx, ids)).map((row) => ({ ...row, personName: '' }))
}

const subjectsByVerb: [Subjects, readonly DraftVerb[]][] = [
  [
    goalSubjects,
    ['comment', 'evidence', 'verdict', 'observation', 'habit_entry', 'block', 'drop', 'reopen', 'move_due'],
  ],
  [commentSubjects, ['comment_edit']],
  [mendedSubjects(evidence), ['evidence_edit']],
  [mendedSubjects(observations), ['observation_edit']],
  [mendedSubjects(habitEntries), ['habit_entry_edit']],
  [pairSubjects, ['session']],
  [sessionSubjects, ['session_edit', 'session_notes', 'opinion']],
  [juniorSubjects, ['review']],
  [reviewSubjects, ['review_edit']],
  [levelSubjects, ['level']],
  [levelTakenBackSubjects, ['level_taken_back']],
  [ofNobody(copySubjects), ['roadmap', 'publication']],
  [juniorSubjects, ['own_goal']],
  [placeSubjects, ['proposal']],
  [proposalSubjects, ['proposal_edit', 'proposal_answer']],
  [ofNobody(stageSubjects), ['stage']],
  [ofNobody(milestoneSubjects), ['milestone']],
  [ofNobody(planSubjects), ['plan']],
  [ofNobody(planItemSubjects), ['plan_item']],
  [ofNobody(templateSubjects), ['session_template']],
  [ofNobody(suggestionSubjects), ['suggestion']],
  [ofNobody(answerSubjects), ['suggestion_answer']],
]
