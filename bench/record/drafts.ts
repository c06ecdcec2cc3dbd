import { drafts } from '#db/schema/drafts.ts'
import type { Insert } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'

/** A review note that the junior's mentor has begun. */
export function makeDraft(insert: Insert, { id, mentorId, teamId }: Junior, at: Date): void {
  insert(drafts, [
    {
      id: idAt(at),
      authorId: mentorId,
      formId: idAt(at),
      verb: 'review',
      subjectId: id,
      address: `/reviews/new?with=${id}&team=${teamId}`,
      readerId: id,
      fields: { visibility: 'pair', summary: 'The retry moved into one place.' },
      pageId: idAt(at),
      turn: 1,
      createdAt: at,
      updatedAt: at,
      seenAt: at,
    },
  ])
}
