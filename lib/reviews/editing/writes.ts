import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews } from '#db/schema/reviews.ts'
import { keptZones } from '#db/zones.ts'
import { assertCircleNamed } from '#lib/audience/naming/scope.ts'
import { isWider } from '#lib/audience/rules.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay } from '#lib/core/kept-zones.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import { canEdit, mayLogAgain, reviewsVisibleTo } from '#lib/reviews/access.ts'
import type { EditReviewInput, FindingInput } from '#lib/reviews/input.ts'
import { nameOfLink } from '#lib/reviews/links/rules.ts'
import { MAX_FINDINGS } from '#lib/reviews/rules.ts'
import { indexReview } from '#lib/reviews/search/writes.ts'
import {
  checkContent,
  checkGoals,
  checkThemes,
  findingRows,
  linkGoals,
  savedFindings,
} from '#lib/reviews/writes.ts'
import { formatPosition, parsePosition } from '#lib/text/positions/rules.ts'

/**
 * Findings keep their ids. Throws `NotFound` if the viewer can't read it, `Refused` if they aren't its author or no
 * longer mentor the junior or lead the team, `Stale` if something else was saved meanwhile, `Refused` or `FieldRefused`
 * if the note isn't valid, `FieldRefused` at `confirmed` if more people would read it, and `ReaderChanged` at
 * `visibility` if someone has joined the circle that the page named.
 */
export async function editReview(ctx: Ctx, input: EditReviewInput): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editReview' }, input, async () => {
      const saved = await reviewToEdit(ctx, tx, input.id)
      assertStands(saved)
      if (saved.version !== input.version) throw await staleReview(tx, saved, input)
      checkContent(input, latestDay(ctx.now, saved.juniorZones, ctx.viewer.zones), saved.reviewedOn)
      if (isWider(saved.visibility, input.visibility)) await checkWider(tx, saved, input)
      await checkThemes(tx, saved.teamId, input.findings)
      await checkGoals(ctx, tx, { ...saved, goalIds: input.goalIds })
      const { id: recordId, version: number, authorId, visibility, readerId, teamId, juniorId } = saved
      const before = wordsOf(saved, await savedFindings(tx, saved.id))
      const changed = {
        url: input.url,
        title: input.title ?? nameOfLink(input.url),
        reviewedOn: input.reviewedOn,
        summary: input.summary,
        wentWell: input.wentWell,
        toImprove: input.toImprove,
        visibility: input.visibility,
        readerId: input.visibility === 'pair' ? saved.juniorId : null,
      }
      const after = wordsOf(changed, input.findings)
      const isEdited = Object.entries(after).some(([name, text]) => before[name] !== text)
      if (isEdited) {
        const text = { recordId, number, authorId, visibility, readerId, teamId, juniorId }
        await keepVersion(ctx, tx, { ...text, kind: 'review', fields: before })
      }
      const editedAt = isEdited ? ctx.now : saved.editedAt
      await tx
        .update(reviews)
        .set({ ...changed, version: saved.version + 1, updatedAt: ctx.now, editedAt })
        .where(eq(reviews.id, saved.id))
      await replaceFindings(tx, saved.id, input.findings)
      await replaceGoals(ctx, tx, saved.id, input.goalIds)
      await indexReview(tx, { ...saved, ...changed }, input.findings)
      const widened =
        saved.visibility === input.visibility ? '' : `${saved.visibility} to ${input.visibility}`
      await recordAudit(ctx, tx, {
        event: 'review.edited',
        subjectId: saved.id,
        teamId: saved.teamId,
        detail: widened || undefined,
      })
      return { id: saved.id }
    }),
  )
}

/**
 * Throws `NotFound` if the viewer can't read it, and `Refused` if they aren't its author or no longer mentor the junior or
 * lead the team. One query.
 */
export async function reviewToEdit(ctx: Ctx, tx: Transaction, id: string) {
  const [review] = await tx
    .select({
      id: reviews.id,
      version: reviews.version,
      teamId: reviews.teamId,
      juniorId: reviews.juniorId,
      juniorName: people.name,
      juniorZones: keptZones(people),
      mayLog: mayLogAgain(ctx),
      authorId: reviews.authorId,
      visibility: reviews.visibility,
      readerId: reviews.readerId,
      editedAt: reviews.editedAt,
      withdrawnAt: reviews.withdrawnAt,
      url: reviews.url,
      title: reviews.title,
      reviewedOn: reviews.reviewedOn,
      summary: reviews.summary,
      wentWell: reviews.wentWell,
      toImprove: reviews.toImprove,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.juniorId))
    .where(and(eq(reviews.id, id), reviewsVisibleTo(ctx)))
  if (!review) throw new NotFound()
  if (review.authorId !== ctx.viewer.id) throw new Refused('Only the author of a review note can change it.')
  if (!canEdit(ctx, review))
    throw new Refused(
      `You no longer mentor ${review.juniorName} or lead the team, so this note stays as it is.`,
    )
  return review
}

type Saved = Awaited<ReturnType<typeof reviewToEdit>>

// More readers need a yes, which is about the circle that the page named.
async function checkWider(tx: Transaction, saved: Saved, input: EditReviewInput): Promise<void> {
  if (!input.confirmed)
    throw new FieldRefused('confirmed', 'More people will be able to read all of this note. Please confirm.')
  if (input.visibility === 'circle') await assertCircleNamed(tx, saved, input.circle)
}

type Content = Pick<Saved, 'url' | 'title' | 'reviewedOn' | 'summary' | 'wentWell' | 'toImprove'>

function wordsOf(review: Content, findings: readonly Words[]): Record<string, string> {
  const { url, title, reviewedOn, summary, wentWell, toImprove } = review
  return { title, url, reviewedOn, summary, wentWell, toImprove, findings: inWords(findings) }
}

async function staleReview(tx: Transaction, saved: Saved, input: EditReviewInput): Promise<Stale> {
  const { findings, ...words } = wordsOf(saved, await savedFindings(tx, saved.id))
  const isSame = findings === inWords(input.findings)
  return new Stale(saved.version, isSame || findings === undefined ? words : { ...words, findings })
}

type Words = Pick<FindingInput, 'severity' | 'body' | 'file' | 'line' | 'column' | 'lastLine' | 'snippet'>

function inWords(rows: readonly Words[]): string {
  return rows
    .map((row) =>
      [`${row.severity} ${whereOf(row)}`.trim(), row.body, row.snippet].filter(Boolean).join('\n'),
    )
    .join('\n\n')
}

// A place that was saved before it could be read hasn't changed when it is read now.
const whereOf = (row: Words) => formatPosition(parsePosition(formatPosition(row)))

// A finding of the note keeps its id; any other row is a new one.
async function replaceFindings(
  tx: Transaction,
  reviewId: string,
  rows: readonly FindingInput[],
): Promise<void> {
  const ofNote = eq(findings.reviewId, reviewId)
  const saved = await tx.select({ id: findings.id }).from(findings).where(ofNote)
  const known = new Set(saved.map(({ id }) => id))
  const named = rows.map((row) => ({ ...row, id: row.id !== null && known.has(row.id) ? row.id : newId() }))
  await tx.delete(findings).where(
    and(
      ofNote,
      notInArray(
        findings.id,
        named.map(({ id }) => id),
      ),
    ),
  )
  if (named.length === 0) return
  // A position is unique within a note, so the old ones make room first.
  await tx
    .update(findings)
    .set({ position: sql`${findings.position} + ${MAX_FINDINGS}` })
    .where(ofNote)
  await tx
    .insert(findings)
    .values(findingRows(reviewId, named))
    .onConflictDoUpdate({
      target: findings.id,
      set: {
        position: sql`excluded.position`,
        themeId: sql`excluded.theme_id`,
        severity: sql`excluded.severity`,
        body: sql`excluded.body`,
        file: sql`excluded.file`,
        line: sql`excluded.line`,
        column: sql`excluded."column"`,
        lastLine: sql`excluded.last_line`,
        snippet: sql`excluded.snippet`,
      },
    })
}

// Links to goals that the author can no longer see are kept.
async function replaceGoals(
  ctx: Ctx,
  tx: Transaction,
  reviewId: string,
  goalIds: readonly string[],
): Promise<void> {
  const linked = await tx
    .select({ id: reviewGoals.id, goalId: reviewGoals.goalId })
    .from(reviewGoals)
    .innerJoin(goals, eq(goals.id, reviewGoals.goalId))
    .where(and(eq(reviewGoals.reviewId, reviewId), goalsVisibleTo(ctx)))
  const gone = linked.filter(({ goalId }) => !goalIds.includes(goalId)).map(({ id }) => id)
  if (gone.length > 0) await tx.delete(reviewGoals).where(inArray(reviewGoals.id, gone))
  const kept = new Set(linked.map(({ goalId }) => goalId))
  await linkGoals(
    tx,
    reviewId,
    goalIds.filter((goalId) => !kept.has(goalId)),
  )
}
