import { newId } from '#lib/core/ids.ts'
import type { ActionRow, Fields } from './row.ts'

const words = (): Fields => ({
  formId: newId(),
  kind: 'skill',
  title: 'A goal',
  'criteria.0.id': newId(),
  'criteria.0.text': 'It can be seen',
})

const news = 'app/(main)/goals/new/actions.ts'
const proposal = 'app/(main)/proposals/[proposalId]'

/** Goals beyond the roadmap. */
export const proposalActions: ActionRow[] = [
  {
    file: news,
    name: 'give',
    fields: ({ proposals }) => ({ ...words(), junior: proposals.place, description: 'Why' }),
    may: 'mentor lead',
  },
  {
    // Only for oneself.
    file: news,
    name: 'propose',
    fields: ({ proposals }) => ({ ...words(), junior: proposals.place, why: 'Why' }),
    may: 'junior',
  },
  {
    file: news,
    name: 'proposeFromRoadmap',
    fields: ({ proposals, otherRoadmap }) => ({
      formId: newId(),
      junior: proposals.place,
      roadmapId: otherRoadmap.roadmapId,
      milestoneKey: 'third-milestone',
      why: 'Why',
    }),
    may: 'junior',
  },
  {
    file: `${proposal}/edit/actions.ts`,
    name: 'edit',
    fields: ({ proposals }) => ({ ...words(), proposalId: proposals.open, version: '1', why: 'Why else' }),
    may: 'junior',
  },
  {
    // It isn't of a milestone.
    file: `${proposal}/edit/actions.ts`,
    name: 'editFromRoadmap',
    fields: ({ proposals }) => ({
      formId: newId(),
      proposalId: proposals.open,
      version: '1',
      why: 'Why else',
    }),
    may: 'nobody',
  },
  {
    // The answer is the active mentor's; a lead may only give it if there is no mentor.
    file: `${proposal}/actions.ts`,
    name: 'answer',
    fields: ({ proposals }) => ({
      formId: newId(),
      proposalId: proposals.open,
      version: '1',
      decision: 'agree',
    }),
    may: 'mentor',
    told: 'junior lead',
  },
]
