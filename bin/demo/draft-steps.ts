import { newId } from '#lib/core/ids.ts'
import { keepDraftInput } from '#lib/record/drafts/input.ts'
import { keepDraft } from '#lib/record/drafts/writes.ts'
import type { Stage } from './people-steps.ts'

/** A review note that the mentor began yesterday and hasn't sent. */
export async function beginDraft({ as, personId, teamIds, day }: Stage): Promise<void> {
  const juniorId = personId('leila')
  const place = {
    verb: 'review',
    subjectId: juniorId,
    address: `/reviews/new?with=${juniorId}&team=${teamIds.pythonistas}`,
    readerId: juniorId,
    pageId: newId(),
    authorId: personId('mentor'),
    draftId: null,
    version: 0,
  }
  const typed = {
    id: newId(),
    url: 'https://github.com/larkfield/tickets/pull/143',
    reviewedOn: day(1),
    visibility: 'pair',
    summary: 'The lock and what happens when it’s taken are in one place now.',
    wentWell: 'You wrote the part that needs no printer first, instead of waiting for the access.',
    toImprove: '',
    'findings.0.id': newId(),
    'findings.0.severity': 'suggestion',
    'findings.0.body': 'The log line says that a printer was busy, and not which',
  }
  const sent = { formId: newId(), draft: JSON.stringify(place), turn: '1', ...typed }
  await keepDraft(as('mentor', 1, '16:40'), keepDraftInput.parse(sent))
}
