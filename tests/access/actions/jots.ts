import { newId } from '#lib/core/ids.ts'
import type { TextName } from '../texts.ts'
import type { ActionRow } from './row.ts'

type JotName = Extract<TextName, `jot-${string}`>
type WinName = Extract<TextName, `win-${string}`>

const jotFile = 'app/(main)/jots/actions.ts'

const change = (does: 'letGo' | 'takeUp', name: JotName, may: string, version = 1): ActionRow => ({
  file: jotFile,
  name: 'changeJot',
  about: `${does} ${name}`,
  fields: ({ jots }) => ({ [does]: `${jots[name]} ${version}`, from: '/jots' }),
  may,
})

const inSomeTeam = 'junior otherJunior mentor otherMentor formerMentor lead otherLead'

export const jotActions: ActionRow[] = [
  {
    // About nobody, it only needs a team to belong to.
    file: jotFile,
    name: 'jot',
    fields: () => ({ formId: newId(), body: 'Ask about the pager', from: '/jots' }),
    may: inSomeTeam,
    told: 'admin',
  },
  {
    // Only about someone they are paired with or lead.
    file: jotFile,
    name: 'jot',
    about: 'about the junior',
    fields: ({ ids }) => ({ formId: newId(), body: 'Ask', aboutId: ids.junior, from: '/jots' }),
    may: 'mentor lead',
    told: 'junior otherJunior otherMentor formerMentor otherLead admin',
  },
  change('letGo', 'jot-mentor', 'mentor'),
  change('letGo', 'jot-junior', 'junior'),
  // It stays its author's after the end.
  change('letGo', 'jot-former', 'formerMentor'),
  change('takeUp', 'jot-mentor-let-go', 'mentor', 2),
  {
    file: 'app/(main)/jots/[jotId]/actions.ts',
    name: 'edit',
    fields: ({ jots }) => ({
      formId: newId(),
      jotId: jots['jot-mentor'],
      version: '1',
      body: 'Other words',
    }),
    may: 'mentor',
  },
  {
    // Someone else's jot isn't done with a form that they may send.
    file: 'app/(main)/sessions/actions.ts',
    name: 'addPoint',
    about: 'from a jot',
    fields: ({ mentorshipId, jots }) => ({
      formId: newId(),
      mentorshipId,
      body: 'Talk',
      jotId: jots['jot-mentor'],
      from: '/sessions',
    }),
    may: 'mentor',
  },
]

const edit = (name: WinName, may: string, told?: string): ActionRow => ({
  file: 'app/(main)/wins/[winId]/edit/actions.ts',
  name: 'edit',
  about: name,
  fields: ({ wins, today }) => ({
    formId: newId(),
    winId: wins[name],
    version: '1',
    body: 'Other words',
    happenedOn: today,
  }),
  may,
  ...(told && { told }),
})

const decide = (name: WinName, decision: string, version: string, may: string, told?: string): ActionRow => ({
  file: 'app/(main)/_withdrawing/actions.ts',
  name: 'decide',
  about: `${name}, ${decision}`,
  fields: ({ wins }) => ({ kind: 'win', id: wins[name], version, decision, from: '/goals' }),
  may,
  ...(told && { told }),
})

export const winActions: ActionRow[] = [
  {
    file: 'app/(main)/wins/new/actions.ts',
    name: 'note',
    fields: ({ ids, teamId, today }) => ({
      formId: newId(),
      juniorId: ids.junior,
      teamId,
      body: 'Shipped it',
      happenedOn: today,
    }),
    may: 'junior mentor',
  },
  edit('win-mentor-circle', 'mentor'),
  edit('win-former-circle', 'nobody', 'formerMentor'),
  decide('win-mentor-circle', 'withdraw', '1', 'mentor'),
  decide('win-mentor-withdrawn', 'put_back', '2', 'mentor'),
  decide('win-former-circle', 'withdraw', '1', 'nobody', 'formerMentor'),
]
