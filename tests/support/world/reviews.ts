import { asc, eq, isNull } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { findings, reviews, themes } from '#db/schema/reviews.ts'
import { newId } from '#lib/core/ids.ts'
import { editReviewInput, type LogReviewInput, logReviewInput } from '#lib/reviews/input.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { formatPosition } from '#lib/text/positions/rules.ts'
import { dayFrom, systemContext } from '../context.ts'
import { audienceColumns, type Text } from './texts.ts'
import type { World } from './world.ts'

type Fields = Record<string, unknown>

/** A note on the junior as the form sends it and its schema reads it. */
export function reviewInput(world: World, fields: Fields = {}): LogReviewInput {
  return logReviewInput.parse({
    formId: newId(),
    juniorId: world.junior.viewer.id,
    teamId: world.teamId,
    url: 'https://git.test.example/payments/pull/482',
    title: 'Retry webhook deliveries',
    reviewedOn: dayFrom(world.mentor.now, -1),
    visibility: 'pair',
    summary: 'Split so the risky part was forty lines.',
    ...fields,
  })
}

export type SentReview = LogReviewInput & { id: string }

/** Logs such a note with `logReview` and returns what was sent, with the ids of what it made. */
export async function sendReview(
  world: World,
  fields: Fields = {},
  author = world.mentor,
): Promise<SentReview> {
  const input = reviewInput(world, fields)
  const { id } = await logReview(author, input)
  const saved = await db
    .select({ id: findings.id })
    .from(findings)
    .where(eq(findings.reviewId, id))
    .orderBy(asc(findings.position))
  return {
    ...input,
    id,
    findings: input.findings.map((row, index) => ({ ...row, id: saved[index]?.id ?? null })),
  }
}

/** The same note as the edit form sends it, with changes. */
export function reviewEditInput(input: SentReview, changes: Fields = {}) {
  const { formId: _form, juniorId: _junior, teamId: _team, findings: rows, ...fields } = input
  return editReviewInput.parse({
    ...fields,
    version: 1,
    title: input.title ?? '',
    findings: rows.map(findingRow),
    ...changes,
  })
}

/** A finding as a row of the form. */
export function findingRow(finding: LogReviewInput['findings'][number]) {
  const { file, line, column, lastLine, snippet, ...row } = finding
  return {
    ...row,
    where: formatPosition({ file, line, column, lastLine }),
    snippet: snippet ?? '',
  }
}

/** Loads the built-in themes, unless they are there; returns their ids in order. */
export async function makeThemes(): Promise<string[]> {
  await loadBuiltInThemes(systemContext())
  const rows = await db
    .select({ id: themes.id })
    .from(themes)
    .where(isNull(themes.teamId))
    .orderBy(asc(themes.position))
  return rows.map(({ id }) => id)
}

/** The rows that logging a note on the junior would leave, but on any day; returns its id. */
export async function makeReview(
  { teamId, junior }: World,
  reviewedOn: string,
  text: Text & { title: string; createdAt?: Date },
): Promise<string> {
  const id = newId()
  const { title, createdAt = new Date(`${reviewedOn}T11:00:00Z`) } = text
  await transaction((tx) =>
    tx.insert(reviews).values({
      id,
      teamId,
      juniorId: junior.viewer.id,
      ...audienceColumns(text),
      url: 'https://example.org/pull/1',
      title,
      reviewedOn,
      summary: `Summary of ${title}`,
      wentWell: '',
      toImprove: '',
      createdAt,
      updatedAt: createdAt,
    }),
  )
  return id
}
