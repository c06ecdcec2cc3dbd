import type { Pages } from '../places.ts'

export const roadmapPages: Pages = {
  '/roadmaps': [['lead', '/roadmaps']],
  '/roadmaps/new': [['lead', '/roadmaps/new']],
  '/roadmaps/import': [['lead', '/roadmaps/import']],
  '/roadmaps/import/[importId]': [['lead', '/roadmaps/import/{upload}']],
  '/roadmaps/[roadmapId]/edit': [['lead', '/roadmaps/{written}/edit']],
  '/roadmaps/[roadmapId]/edit/[milestoneKey]': [['lead', '/roadmaps/{written}/edit/{writtenMilestone}']],
  '/roadmaps/[roadmapId]/stages/[stageKey]': [['lead', '/roadmaps/{written}/stages/{writtenStage}']],
  '/roadmaps/[roadmapId]/levels': [['lead', '/roadmaps/{written}/levels']],
  '/roadmaps/[roadmapId]/levels/[levelKey]': [['lead', '/roadmaps/{written}/levels/{writtenLevel}']],
  '/roadmaps/[roadmapId]/about': [['lead', '/roadmaps/{written}/about']],
  '/roadmaps/[roadmapId]/publish': [['lead', '/roadmaps/{written}/publish']],
  '/roadmaps/[roadmapId]/discard': [['lead', '/roadmaps/{written}/discard']],
  '/roadmaps/[roadmapId]': [
    ['lead', '/roadmaps/{roadmap}'],
    ['mentor', '/roadmaps/{roadmap}'],
    ['junior', '/roadmaps/{roadmap}'],
    ['lead', '/roadmaps/{written}'],
  ],
  '/roadmaps/[roadmapId]/assign': [
    ['lead', '/roadmaps/{roadmap}/assign'],
    ['mentor', '/roadmaps/{roadmap}/assign'],
  ],
  '/roadmaps/[roadmapId]/changes': [['junior', '/roadmaps/{renewed}/changes?from=1']],
  '/roadmaps/[roadmapId]/move-on': [['lead', '/roadmaps/{renewed}/move-on']],
  '/roadmaps/[roadmapId]/move-on/back': [['lead', '/roadmaps/{renewed}/move-on/back']],
  '/roadmaps/[roadmapId]/suggestions': [
    ['lead', '/roadmaps/{suggestedOn}/suggestions'],
    ['mentor', '/roadmaps/{suggestedOn}/suggestions'],
  ],
  '/roadmaps/[roadmapId]/suggestions/new': [
    ['mentor', '/roadmaps/{suggestedOn}/suggestions/new?milestone={suggestedMilestone}'],
  ],
  '/roadmaps/[roadmapId]/suggestions/[suggestionId]': [
    ['lead', '/roadmaps/{suggestedOn}/suggestions/{suggestion}'],
    ['mentor', '/roadmaps/{suggestedOn}/suggestions/{suggestion}'],
  ],
  '/roadmaps/[roadmapId]/suggestions/[suggestionId]/edit': [
    ['mentor', '/roadmaps/{suggestedOn}/suggestions/{suggestion}/edit'],
  ],
  '/roadmaps/[roadmapId]/retire': [['admin', '/roadmaps/{roadmap}/retire']],
}
