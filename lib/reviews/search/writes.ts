import { inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { themes } from '#db/schema/reviews.ts'
import { indexText } from '#lib/record/search/writes.ts'
import type { FindingInput } from '#lib/reviews/input.ts'
import { fullTitle } from '#lib/reviews/links/rules.ts'

type Indexed = Omit<Parameters<typeof indexText>[1], 'recordId' | 'kind' | 'pageId' | 'body' | 'at'> & {
  id: string
  url: string
  reviewedOn: string
  summary: string
  wentWell: string
  toImprove: string
}

/** One document for all of its texts and the themes of its findings, since they share an audience. */
export async function indexReview(
  tx: Transaction,
  review: Indexed,
  findings: readonly Pick<FindingInput, 'themeId' | 'body' | 'file' | 'snippet'>[],
): Promise<void> {
  const names = await themeNames(
    tx,
    findings.map(({ themeId }) => themeId),
  )
  const texts = findings.flatMap(({ themeId, body, file, snippet }) => [
    names.get(themeId) ?? '',
    body,
    file ?? '',
    snippet ? `\`\`\`\n${snippet}\n\`\`\`` : '',
  ])
  await indexText(tx, {
    recordId: review.id,
    kind: 'review',
    pageId: review.id,
    teamId: review.teamId,
    juniorId: review.juniorId,
    authorId: review.authorId,
    visibility: review.visibility,
    readerId: review.readerId,
    title: fullTitle(review.url, review.title),
    body: [review.summary, review.wentWell, review.toImprove, ...texts].filter((text) => text !== ''),
    at: new Date(`${review.reviewedOn}T12:00:00Z`),
  })
}

async function themeNames(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: themes.id, name: themes.name })
    .from(themes)
    .where(inArray(themes.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
