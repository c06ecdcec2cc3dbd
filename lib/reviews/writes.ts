import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { jotBecomes } from '#lib/jots/becoming/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { mayLogFor } from './access.ts'
import type { FindingInput, LogReviewInput } from './input.ts'
import { nameOfLink } from './links/rules.ts'
import { indexReview } from './search/writes.ts'

/**
 * Sent twice, it creates one. Throws `NotFound` if the viewer neither mentors the junior in that team nor leads it now,
 * `FieldRefused` or `Refused` if the note isn't valid, `Overtaken` for a closed jot, `FormUsed`.
 */
export async function logReview(ctx: Ctx, input: LogReviewInput): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'logReview' }, input, async () => {
      const junior = await juniorToWriteFor(ctx, tx, input.juniorId, input.teamId)
      checkContent(input, latestDay(ctx.now, junior.zones, ctx.viewer.zones))
      await checkThemes(tx, input.teamId, input.findings)
      await checkGoals(ctx, tx, input)
      const { formId: _formId, findings: rows, goalIds, title, meant: _meant, jotId, ...fields } = input
      const id = newId()
      const review = {
        ...fields,
        id,
        title: title ?? nameOfLink(input.url),
        authorId: ctx.viewer.id,
        readerId: input.visibility === 'pair' ? input.juniorId : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }
      await tx.insert(reviews).values(review)
      if (rows.length > 0)
        await tx.insert(findings).values(
          findingRows(
            id,
            rows.map((row) => ({ ...row, id: newId() })),
          ),
        )
      await linkGoals(tx, id, goalIds)
      await indexReview(tx, review, rows)
      // A finding is shown, found and linked to with its note.
      await jotBecomes(ctx, tx, jotId, 'finding', rows.length > 0 ? id : undefined)
      await recordAudit(ctx, tx, {
        event: 'review.logged',
        subjectId: id,
        teamId: input.teamId,
        detail: input.visibility,
      })
      return { id }
    }),
  )
}

/** In their order, with the fields that a form sends. One query. */
export function savedFindings(tx: Transaction, reviewId: string) {
  return tx
    .select({
      themeId: findings.themeId,
      severity: findings.severity,
      body: findings.body,
      file: findings.file,
      line: findings.line,
      column: findings.column,
      lastLine: findings.lastLine,
      snippet: findings.snippet,
    })
    .from(findings)
    .where(eq(findings.reviewId, reviewId))
    .orderBy(findings.position)
}

async function juniorToWriteFor(ctx: Ctx, tx: Transaction, juniorId: string, teamId: string) {
  const [junior] = await tx
    .select({ zones: keptZones(people) })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.personId, juniorId), eq(memberships.teamId, teamId), mayLogFor(ctx)))
  if (!junior) throw new NotFound()
  return junior
}

type Content = Pick<
  LogReviewInput,
  'reviewedOn' | 'meant' | 'summary' | 'wentWell' | 'toImprove' | 'findings'
>

/** `today` is the junior's, `saved` the day that it has already. Throws `FieldRefused`, `Asked` or `Refused`. */
export function checkContent(input: Content, today: string, saved?: string): void {
  const { reviewedOn: day, meant } = input
  if (day > today) throw new FieldRefused('reviewedOn', 'Choose today or an earlier day.')
  if (day !== saved) askAboutDays([{ field: 'reviewedOn', day, kind: 'past', today }], meant)
  if (!input.summary && !input.wentWell && !input.toImprove && input.findings.length === 0)
    throw new Refused('This note is empty. Write a finding or a few words.')
}

/** Throws `Refused` unless every theme is built in or the team's own. */
export async function checkThemes(
  tx: Transaction,
  teamId: string,
  rows: readonly FindingInput[],
): Promise<void> {
  const ids = [...new Set(rows.map(({ themeId }) => themeId))]
  if (ids.length === 0) return
  const known = await tx
    .select({ id: themes.id })
    .from(themes)
    .where(and(inArray(themes.id, ids), or(isNull(themes.teamId), eq(themes.teamId, teamId))))
  if (known.length < ids.length) throw new Refused('Please choose each finding’s theme from the list.')
}

/** Throws `FieldRefused` unless every goal is this junior's in this team and visible to the viewer. */
export async function checkGoals(
  ctx: Ctx,
  tx: Transaction,
  input: { juniorId: string; teamId: string; goalIds: readonly string[] },
): Promise<void> {
  if (input.goalIds.length === 0) return
  const known = await tx
    .select({ id: goals.id })
    .from(goals)
    .where(
      and(
        inArray(goals.id, [...input.goalIds]),
        eq(goals.juniorId, input.juniorId),
        eq(goals.teamId, input.teamId),
        goalsVisibleTo(ctx),
      ),
    )
  if (known.length < input.goalIds.length)
    throw new FieldRefused('goalIds', 'Please choose goals from the list.')
}

/** Positions count from 1, in the given order. */
export function findingRows(reviewId: string, rows: readonly (FindingInput & { id: string })[]) {
  return rows.map((row, index) => ({ ...row, reviewId, position: index + 1 }))
}

/** The goals must not be linked yet. */
export async function linkGoals(
  tx: Transaction,
  reviewId: string,
  goalIds: readonly string[],
): Promise<void> {
  if (goalIds.length === 0) return
  await tx.insert(reviewGoals).values(goalIds.map((goalId) => ({ id: newId(), reviewId, goalId })))
}
