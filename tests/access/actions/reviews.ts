import { newId } from '#lib/core/ids.ts'
import type { Cast } from '../every-text/write.ts'
import type { TextName } from '../texts.ts'
import type { ActionRow } from './row.ts'

const editReview = (name: TextName, may: string, told?: string): ActionRow => ({
  file: 'app/(main)/reviews/[reviewId]/edit/actions.ts',
  name: 'edit',
  about: name,
  fields: ({ reviews, today }) => ({
    id: reviews.ids[name],
    version: '1',
    url: 'https://example.org/pull/9',
    title: 'Another title',
    reviewedOn: today,
    visibility: name.split('-').at(-1) ?? '',
    summary: 'Other words',
  }),
  may,
  told,
})

const note = (cast: Cast, juniorId: string) => ({
  formId: newId(),
  juniorId,
  teamId: cast.teamId,
  url: 'https://example.org/pull/9',
  title: '',
  reviewedOn: cast.today,
  visibility: 'pair',
  summary: 'Words',
  'findings.0.id': newId(),
  'findings.0.severity': 'issue',
  'findings.0.themeId': cast.reviews.themeId,
  'findings.0.body': 'A remark',
})

export const reviews: ActionRow[] = [
  editReview('review-mentor-private', 'mentor'),
  editReview('review-mentor-pair', 'mentor', 'junior'),
  editReview('review-mentor-circle', 'mentor', 'junior lead'),
  editReview('review-lead-private', 'lead'),
  // After the mentorship has ended, its author only reads it.
  editReview('review-former-circle', 'nobody', 'junior mentor lead formerMentor'),
  editReview('review-former-private', 'nobody', 'formerMentor'),
  {
    file: 'app/(main)/reviews/new/actions.ts',
    name: 'log',
    fields: (cast) => note(cast, cast.ids.junior),
    may: 'mentor lead',
  },
  {
    file: 'app/(main)/reviews/new/actions.ts',
    name: 'log',
    about: 'for the other junior',
    fields: (cast) => note(cast, cast.ids.otherJunior),
    may: 'otherMentor lead',
  },
  {
    file: 'app/(main)/roadmaps/[roadmapId]/assign/actions.ts',
    name: 'assign',
    fields: ({ otherRoadmap, juniorMembershipId }) => ({
      roadmapId: otherRoadmap.roadmapId,
      milestones: [otherRoadmap.milestones.project.id],
      juniors: [juniorMembershipId],
      due: 'none',
    }),
    may: 'mentor lead',
  },
  {
    file: 'app/(main)/roadmaps/[roadmapId]/assign/actions.ts',
    name: 'assign',
    about: 'to the own junior and to one of another team',
    fields: ({ otherRoadmap, juniorMembershipId, gopher }) => ({
      roadmapId: otherRoadmap.roadmapId,
      milestones: [otherRoadmap.milestones.project.id],
      juniors: [juniorMembershipId, gopher.juniorMembershipId],
      due: 'none',
    }),
    may: 'nobody',
  },
]
