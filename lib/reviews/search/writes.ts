import type { Transaction } from '#db/client.ts'
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

/** One document for all of its texts, since they share an audience. */
export async function indexReview(
  tx: Transaction,
  review: Indexed,
  findings: readonly Pick<FindingInput, 'body' | 'file' | 'snippet'>[],
): Promise<void> {
  const texts = findings.flatMap(({ body, file, snippet }) => [
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
