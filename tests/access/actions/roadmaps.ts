import { newId } from '#lib/core/ids.ts'
import type { ActionRow } from './row.ts'

const retire = (about: string, id: 'roadmap' | 'team', may: string): ActionRow => ({
  file: 'app/(main)/roadmaps/[roadmapId]/retire/actions.ts',
  name: 'retire',
  about,
  fields: ({ roadmap, teamRoadmapId }) => ({
    formId: newId(),
    roadmapId: id === 'team' ? teamRoadmapId : roadmap.roadmapId,
    decision: 'retire',
  }),
  may,
})

export const roadmaps: ActionRow[] = [
  {
    file: 'app/(main)/roadmaps/[roadmapId]/move-on/actions.ts',
    name: 'moveOn',
    fields: ({ roadmap, placeId }) => ({
      formId: newId(),
      roadmapId: roadmap.roadmapId,
      to: '2',
      people: placeId,
      list: '',
      shown: '',
    }),
    may: 'mentor lead',
  },
  {
    file: 'app/(main)/roadmaps/[roadmapId]/move-on/actions.ts',
    name: 'moveBack',
    fields: ({ moveId }) => ({ formId: newId(), moveId }),
    may: 'mentor lead',
  },
  retire('everybody’s', 'roadmap', 'admin'),
  retire('the team’s', 'team', 'lead'),
]
