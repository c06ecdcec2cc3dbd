import { findings, reviewGoals, reviews } from '#db/schema/reviews.ts'
import type { Days, Insert, SearchRow } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'
import { passage, pullRequest, sentence } from './texts.ts'

const severities = ['praise', 'suggestion', 'issue', 'suggestion'] as const
const snippet = `def read(path):\n    with open(path) as file:\n        return [line.strip() for line in file]\n`

export function makeReviews(
  insert: Insert,
  junior: Junior,
  goalIds: string[],
  themeIds: string[],
  { moment, day }: Days,
): SearchRow[] {
  const notes: (typeof reviews.$inferInsert)[] = []
  const remarks: (typeof findings.$inferInsert)[] = []
  const links: (typeof reviewGoals.$inferInsert)[] = []
  for (let ago = (junior.number % 14) + 2; ago < junior.days; ago += 14) {
    const at = moment(ago)
    const id = idAt(at)
    const number = junior.number + ago
    const isShared = number % 3 === 0
    notes.push({
      id,
      teamId: junior.teamId,
      juniorId: junior.id,
      authorId: junior.mentorId,
      visibility: isShared ? 'circle' : 'pair',
      readerId: isShared ? null : junior.id,
      url: pullRequest(number),
      title: sentence(number).slice(0, 60),
      reviewedOn: day(ago),
      summary: passage(number, 3),
      wentWell: passage(number + 1, 2),
      toImprove: passage(number + 2, 2),
      createdAt: at,
      updatedAt: at,
    })
    for (const [index, severity] of severities.entries())
      remarks.push({
        id: idAt(at),
        reviewId: id,
        position: index + 1,
        themeId: themeIds[(number + index) % themeIds.length] ?? '',
        severity,
        body: sentence(number + index),
        file: 'src/reader.py',
        line: 10 + index,
        snippet: index === 1 ? snippet : null,
      })
    const goalId = goalIds[number % goalIds.length]
    if (goalId && number % 2 === 0) links.push({ id: idAt(at), reviewId: id, goalId })
  }
  insert(reviews, notes)
  insert(findings, remarks)
  insert(reviewGoals, links)
  return notes.map((note) => ({
    recordId: note.id,
    kind: 'review' as const,
    pageId: note.id,
    teamId: note.teamId,
    juniorId: note.juniorId,
    authorId: note.authorId,
    visibility: note.visibility,
    readerId: note.readerId ?? null,
    title: note.title,
    body: `${note.summary}\n${note.wentWell}\n${note.toImprove}`,
    at: note.createdAt,
  }))
}
