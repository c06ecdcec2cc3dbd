import { and, eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { people, teams } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { themesVisibleTo } from '#lib/reviews/access.ts'
import { either, goalsExported, reviewsExported } from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const reader = alias(people, 'reader')
const junior = alias(people, 'junior')

export const findingSheet = sheet('findings', {
  id: findings.id,
  fields: () => ({
    reviewId: findings.reviewId,
    position: findings.position,
    themeId: findings.themeId,
    theme: themes.name,
    severity: findings.severity,
    body: findings.body,
    file: findings.file,
    line: findings.line,
    column: findings.column,
    lastLine: findings.lastLine,
    snippet: findings.snippet,
  }),
  from: (chosen) =>
    chosen
      .from(findings)
      .innerJoin(reviews, eq(reviews.id, findings.reviewId))
      .innerJoin(themes, eq(themes.id, findings.themeId)),
  where: reviewsExported,
})

/** The goals that a note points to, as far as they may be seen too. */
export const reviewGoalSheet = sheet('review_goals', {
  id: reviewGoals.id,
  fields: () => ({ reviewId: reviewGoals.reviewId, goalId: reviewGoals.goalId }),
  from: (chosen) =>
    chosen
      .from(reviewGoals)
      .innerJoin(reviews, eq(reviews.id, reviewGoals.reviewId))
      .innerJoin(goals, eq(goals.id, reviewGoals.goalId)),
  where: (ctx) => and(reviewsExported(ctx), goalsExported(ctx)),
})

export const reviewSheet = sheet('reviews', {
  id: reviews.id,
  fields: () => ({
    teamId: reviews.teamId,
    team: teams.name,
    juniorId: reviews.juniorId,
    junior: junior.name,
    authorId: reviews.authorId,
    author: author.name,
    visibility: reviews.visibility,
    readerId: reviews.readerId,
    reader: reader.name,
    url: reviews.url,
    title: reviews.title,
    reviewedOn: reviews.reviewedOn,
    summary: reviews.summary,
    wentWell: reviews.wentWell,
    toImprove: reviews.toImprove,
    createdAt: reviews.createdAt,
    editedAt: reviews.editedAt,
    withdrawnAt: reviews.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(reviews)
      .innerJoin(teams, eq(teams.id, reviews.teamId))
      .innerJoin(junior, eq(junior.id, reviews.juniorId))
      .innerJoin(author, eq(author.id, reviews.authorId))
      .leftJoin(reader, eq(reader.id, reviews.readerId)),
  where: reviewsExported,
})

export const themeSheet = sheet('themes', {
  id: themes.id,
  fields: () => ({ teamId: themes.teamId, key: themes.key, name: themes.name, position: themes.position }),
  from: (chosen) => chosen.from(themes),
  where: (ctx) => either(ctx, themesVisibleTo, undefined),
})
