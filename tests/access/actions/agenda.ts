import { newId } from '#lib/core/ids.ts'
import type { ActionRow } from './row.ts'

const sessionsFile = 'app/(main)/sessions/actions.ts'

const press = (mentorshipId: string, pressed: string) => ({
  formId: newId(),
  mentorshipId,
  do: pressed,
  from: '/sessions',
})

/** What is done with the points of a mentorship. */
export const agenda: ActionRow[] = [
  {
    file: sessionsFile,
    name: 'addPoint',
    fields: ({ mentorshipId }) => ({
      formId: newId(),
      mentorshipId,
      body: 'Talk about it',
      from: '/sessions',
    }),
    may: 'junior mentor',
  },
  {
    file: sessionsFile,
    name: 'arrangePoints',
    fields: ({ mentorshipId, points }) => press(mentorshipId, `withdraw ${points['point-junior-circle']}`),
    may: 'junior',
    told: 'mentor lead',
  },
  {
    file: sessionsFile,
    name: 'arrangePoints',
    about: 'one of the pair alone',
    fields: ({ mentorshipId, points }) => press(mentorshipId, `withdraw ${points['point-mentor-pair']}`),
    may: 'mentor',
    told: 'junior',
  },
  {
    file: sessionsFile,
    name: 'arrangePoints',
    about: 'after the mentorship ended',
    fields: ({ formerMentorshipId, points }) =>
      press(formerMentorshipId, `withdraw ${points['point-former-pair']}`),
    may: 'junior',
    told: 'formerMentor',
  },
  {
    file: sessionsFile,
    name: 'arrangePoints',
    about: 'order',
    fields: ({ mentorshipId, points }) =>
      press(mentorshipId, `up ${points['point-junior-pair']} ${points['point-mentor-pair']}`),
    may: 'junior mentor',
  },
  {
    file: sessionsFile,
    name: 'arrangePoints',
    about: 'order after the mentorship ended',
    fields: ({ formerMentorshipId, points }) =>
      press(formerMentorshipId, `up ${points['point-former-pair']} ${points['point-former-pair']}`),
    may: 'nobody',
    told: 'junior formerMentor',
  },
]
