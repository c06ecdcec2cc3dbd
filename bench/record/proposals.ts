import { goalProposals } from '#db/schema/proposals.ts'
import type { Days, Insert, SearchRow } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'
import { passage, sentence } from './texts.ts'

/** Two that wait for an answer, and one that was declined. Returns what is to be searched. */
export function makeProposals(insert: Insert, junior: Junior, { moment }: Days): SearchRow[] {
  const states = ['declined', 'open', 'open'] as const
  const rows = states.map((state, index) => {
    const ago = 20 - index * 6
    const isAnswered = state !== 'open'
    return {
      id: idAt(moment(ago)),
      teamId: junior.teamId,
      juniorId: junior.id,
      kind: 'skill' as const,
      title: sentence(junior.number * 5 + index),
      criteria: [sentence(index + 1), sentence(index + 2)],
      why: passage(junior.number * 3 + index, 2),
      state,
      createdAt: moment(ago),
      answer: isAnswered ? passage(index, 1) : null,
      answeredById: isAnswered ? junior.mentorId : null,
      answeredAt: isAnswered ? moment(ago - 1) : null,
    }
  })
  insert(goalProposals, rows)
  return rows.map(({ id, teamId, juniorId, title, why, createdAt }) => ({
    recordId: id,
    kind: 'proposal' as const,
    pageId: id,
    teamId,
    juniorId,
    authorId: juniorId,
    visibility: 'circle' as const,
    readerId: null,
    title,
    body: why,
    at: createdAt,
  }))
}
