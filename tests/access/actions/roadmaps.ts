import { newId } from '#lib/core/ids.ts'
import type { Cast } from '../every-text/write.ts'
import type { ActionRow } from './row.ts'

const folder = 'app/(main)/roadmaps/[roadmapId]'

const onTeams = (
  file: string,
  name: string,
  fields: (written: Cast['written']) => Record<string, string> = () => ({}),
): ActionRow => ({
  file: `${folder}/${file}/actions.ts`,
  name,
  fields: ({ written }) => ({ formId: newId(), roadmapId: written.ofTeam, ...fields(written) }),
  may: 'lead',
})

const version = (of: 'copyVersion' | 'stageVersion' | 'milestoneVersion') => (written: Cast['written']) =>
  `${written.copyId} ${written[of]}`
const seen = ({ copyId, updatedAt }: Cast['written']) => `${copyId} ${updatedAt.getTime()}`

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

/** A team's working copy exists for its leads only. */
export const roadmapActions: ActionRow[] = [
  {
    file: 'app/(main)/roadmaps/new/actions.ts',
    name: 'start',
    fields: ({ teamId }) => ({ formId: newId(), title: 'A new way', teamId }),
    may: 'lead',
  },
  {
    file: 'app/(main)/roadmaps/new/actions.ts',
    name: 'start',
    about: 'everybody’s',
    fields: () => ({ formId: newId(), title: 'A way for all', teamId: '' }),
    may: 'admin',
  },
  {
    file: 'app/(main)/roadmaps/new/actions.ts',
    name: 'start',
    about: 'from a copy of one that isn’t published',
    fields: ({ teamId, written }) => ({
      formId: newId(),
      title: 'A copy',
      teamId,
      copyOf: written.everybodys,
    }),
    may: 'nobody',
  },
  onTeams('edit', 'begin'),
  onTeams('edit', 'arrange', () => ({ do: 'add-stage' })),
  onTeams('edit', 'edit', (written) => ({
    key: 'skill-milestone',
    version: version('milestoneVersion')(written),
    stage: 'stage-1',
    kind: 'skill',
    title: 'Another title',
  })),
  onTeams('about', 'edit', (written) => ({
    version: version('copyVersion')(written),
    title: 'Another title',
  })),
  onTeams('levels', 'arrange', () => ({ do: 'add' })),
  onTeams('levels', 'edit', (written) => ({
    key: 'first',
    version: version('copyVersion')(written),
    title: 'Another title',
    expects: 'skill-milestone',
  })),
  onTeams('stages/[stageKey]', 'edit', (written) => ({
    key: 'stage-1',
    version: version('stageVersion')(written),
    title: 'Another title',
  })),
  onTeams('publish', 'publish', (written) => ({ seen: seen(written), note: 'What is new' })),
  onTeams('discard', 'discard', (written) => ({ seen: seen(written) })),
  {
    file: 'app/(main)/roadmaps/import/actions.ts',
    name: 'upload',
    fields: ({ teamId }) => ({ formId: newId(), teamId, file: 'Stage,Milestone,Criterion\nA,B,C' }),
    may: 'lead',
  },
  {
    file: 'app/(main)/roadmaps/import/actions.ts',
    name: 'choose',
    fields: ({ written }) => ({ formId: newId(), importId: written.importId, version: '1', kind: 'project' }),
    may: 'lead',
  },
  {
    file: 'app/(main)/roadmaps/import/actions.ts',
    name: 'take',
    fields: ({ written }) => ({ formId: newId(), importId: written.importId, version: '1', into: '' }),
    may: 'lead',
  },
  {
    file: 'app/(main)/roadmaps/import/actions.ts',
    name: 'remove',
    fields: ({ written }) => ({ formId: newId(), importId: written.importId }),
    may: 'lead',
  },

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
  {
    file: `${folder}/suggestions/actions.ts`,
    name: 'suggest',
    fields: ({ written }) => ({
      formId: newId(),
      roadmapId: written.ofTeam,
      milestoneKey: 'skill-milestone',
      body: 'Shorter',
    }),
    may: 'mentor otherMentor formerMentor',
  },
  {
    file: `${folder}/suggestions/actions.ts`,
    name: 'suggest',
    about: 'everybody’s',
    fields: ({ roadmap }) => ({
      formId: newId(),
      roadmapId: roadmap.roadmapId,
      milestoneKey: 'skill-milestone',
      body: 'Shorter',
    }),
    may: 'nobody',
  },
  {
    file: `${folder}/suggestions/actions.ts`,
    name: 'edit',
    fields: ({ written }) => ({
      formId: newId(),
      suggestionId: written.suggestions.mentor,
      version: '1',
      body: 'Shorter still',
    }),
    may: 'mentor',
  },
  {
    file: `${folder}/suggestions/actions.ts`,
    name: 'answer',
    fields: ({ written }) => ({
      formId: newId(),
      suggestionId: written.suggestions.mentor,
      version: '1',
      decision: 'taken_over',
      answer: '',
    }),
    may: 'lead',
  },
  retire('everybody’s', 'roadmap', 'admin'),
  retire('the team’s', 'team', 'lead'),
]
