import { newId } from '#lib/core/ids.ts'
import type { TextName } from '../texts.ts'
import type { ActionRow } from './row.ts'

const actionFile = 'app/(main)/actions/actions.ts'

const wider = { version: '1', visibility: 'circle', confirmed: 'yes' }

const change = (name: TextName, may: string, told?: string): ActionRow => ({
  file: actionFile,
  name: 'change',
  about: name,
  fields: ({ actions }) => ({ done: `${actions[name]} 1`, from: '/actions' }),
  may,
  told,
})

const widenAction = (name: TextName, may: string, told: string): ActionRow => ({
  file: 'app/(main)/actions/[actionId]/widen/actions.ts',
  name: 'widen',
  about: name,
  fields: ({ actions, circle }) => ({ actionId: actions[name], circle, ...wider }),
  may,
  told,
})

const decide = (subject: 'action' | 'point', choice: string, may: string, told: string): ActionRow => ({
  file: actionFile,
  name: 'decide',
  about: `${subject} ${choice}`,
  fields: ({ actions, points }) => ({
    formId: newId(),
    subject,
    subjectId: subject === 'action' ? actions['action-former-pair'] : points['point-former-pair'],
    version: '1',
    choice,
    from: '/actions',
  }),
  may,
  told,
})

export const actionItems: ActionRow[] = [
  {
    file: actionFile,
    name: 'add',
    fields: ({ mentorshipId }) => ({
      formId: newId(),
      mentorshipId,
      owner: 'junior',
      body: 'Do it',
      from: '/actions',
    }),
    may: 'junior mentor',
  },
  {
    file: actionFile,
    name: 'add',
    about: 'to a mentorship that is over',
    fields: ({ formerMentorshipId }) => ({
      formId: newId(),
      mentorshipId: formerMentorshipId,
      owner: 'junior',
      body: 'Do it',
      from: '/actions',
    }),
    may: 'nobody',
    told: 'junior formerMentor',
  },
  {
    file: actionFile,
    name: 'add',
    about: 'to another pair’s session',
    fields: ({ mentorshipId, sessions }) => ({
      formId: newId(),
      mentorshipId,
      sessionId: sessions.ofOther,
      owner: 'junior',
      body: 'Do it',
      from: '/actions',
    }),
    may: 'nobody',
  },
  // Someone outside the pair who reads an action is told no. After the mentorship has ended, the junior alone closes it.
  change('action-mentor-pair', 'junior mentor'),
  change('action-mentor-circle', 'junior mentor', 'lead'),
  change('action-junior-pair', 'junior mentor'),
  change('action-former-pair', 'junior', 'formerMentor'),
  change('action-former-circle', 'junior', 'mentor lead formerMentor'),
  {
    file: actionFile,
    name: 'edit',
    fields: ({ actions }) => ({
      actionId: actions['action-mentor-circle'],
      version: '1',
      body: 'Do it well',
      dueOn: '',
    }),
    may: 'junior mentor',
    told: 'lead',
  },
  {
    file: actionFile,
    name: 'edit',
    about: 'after the mentorship ended',
    fields: ({ actions }) => ({
      actionId: actions['action-former-circle'],
      version: '1',
      body: 'Do it well',
      dueOn: '',
    }),
    may: 'nobody',
    told: 'junior mentor lead formerMentor',
  },
  decide('action', 'done', 'junior', 'formerMentor'),
  decide('action', 'mine', 'junior', 'formerMentor'),
  decide('point', 'dropped', 'junior', 'formerMentor'),
  decide('point', 'mine', 'junior', 'formerMentor'),
  {
    file: actionFile,
    name: 'decide',
    about: 'to keep it in another junior’s mentorship',
    fields: ({ actions, otherMentorshipId }) => ({
      formId: newId(),
      subject: 'action',
      subjectId: actions['action-former-pair'],
      version: '1',
      choice: otherMentorshipId,
    }),
    may: 'nobody',
    told: 'formerMentor',
  },
  {
    file: actionFile,
    name: 'decide',
    about: 'to keep it with the mentor of now',
    fields: ({ actions, mentorshipId }) => ({
      formId: newId(),
      subject: 'action',
      subjectId: actions['action-former-pair'],
      version: '1',
      choice: mentorshipId,
    }),
    may: 'junior',
    told: 'formerMentor',
  },
  widenAction('action-mentor-pair', 'mentor', 'junior'),
  widenAction('action-junior-pair', 'junior', 'mentor'),
  widenAction('action-former-pair', 'nobody', 'formerMentor junior'),
]
