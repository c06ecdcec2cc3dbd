import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import type { Days, Insert } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'

/** The junior's first level, confirmed by mentor and lead. */
export function makeLevel(
  insert: Insert,
  junior: Junior,
  leadId: string,
  of: { roadmapId: string; versionId: string },
  days: Days,
): void {
  const at = days.moment(60)
  const confirmationId = idAt(at)
  insert(levelConfirmations, [
    {
      id: confirmationId,
      teamId: junior.teamId,
      juniorId: junior.id,
      roadmapId: of.roadmapId,
      roadmapVersionId: of.versionId,
      levelKey: 'junior',
      levelTitle: 'Junior',
      createdAt: at,
      confirmedAt: at,
    },
  ])
  const said = { confirmationId, body: 'Needs one round of review, and asks early.', createdAt: at }
  const saidOn = days.day(60)
  insert(levelSentences, [
    { ...said, id: idAt(at), authorId: junior.mentorId, role: 'mentor', saidOn },
    { ...said, id: idAt(at), authorId: leadId, role: 'lead', saidOn },
  ])
}
