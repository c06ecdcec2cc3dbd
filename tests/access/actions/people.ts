import { newId } from '#lib/core/ids.ts'
import { password } from '../every-text/write.ts'
import type { ActionRow, Fields } from './row.ts'

const people = 'app/(main)/teams/[teamId]/people/actions.ts'
const adminFile = 'app/(main)/admin/actions.ts'
const settings = 'app/(main)/settings/actions.ts'
const calendar = 'app/(main)/settings/calendar/actions.ts'
const signIns = 'app/(main)/settings/sign-ins/actions.ts'
const members = 'junior otherJunior mentor otherMentor formerMentor'

// For leads and admins. The team's other members are told no.
const ofTeam = (name: string, fields: ActionRow['fields'], about?: string): ActionRow => ({
  file: people,
  name,
  fields: (cast, asker) => ({ teamId: cast.teamId, ...fields(cast, asker) }),
  may: 'lead admin',
  told: members,
  about,
})
// These subjects don't exist for anyone else.
const ofManagers = (name: string, fields: ActionRow['fields']): ActionRow => ({
  file: people,
  name,
  fields,
  may: 'lead admin',
})
const ofAdmins = (name: string, fields: ActionRow['fields']): ActionRow => ({
  file: adminFile,
  name,
  fields,
  may: 'admin',
})
const own = (name: string, fields: Fields): ActionRow => ({
  file: settings,
  name,
  fields: () => fields,
  may: 'everybody',
})

export const peopleActions: ActionRow[] = [
  ofTeam('invite', () => ({ id: newId(), email: 'new@test.cairn', role: 'junior' })),
  // An address with an account is answered like one without.
  {
    ...ofTeam('invite', ({ gopher }) => ({ id: newId(), email: gopher.loneEmail, role: 'junior' })),
    about: 'an address that has an account',
  },
  ofTeam('giveRole', ({ ids }) => ({ personId: ids.junior, role: 'mentor' })),
  {
    ...ofTeam('giveRole', ({ gopher }) => ({ personId: gopher.juniorId, role: 'junior' })),
    about: 'nobody who isn’t in the team: they accept an invite',
    may: 'nobody',
    told: members,
  },
  ofTeam('takeRole', ({ ids, endings }) => ({
    personId: ids.otherMentor,
    role: 'mentor',
    version: endings.otherMentor,
  })),
  {
    file: people,
    name: 'leave',
    fields: ({ teamId, ids, endings }) => ({ teamId, personId: ids.junior, version: endings.junior }),
    may: 'junior lead admin',
  },
  ofTeam('pair', ({ ids }) => ({
    formId: newId(),
    mentorId: ids.otherMentor,
    juniorId: ids.junior,
    cadenceDays: '14',
  })),
  ofTeam('saveTeam', () => ({ version: '1', name: 'Another name', evidenceWaitDays: '4' })),
  ofManagers('takeBack', ({ inviteId }) => ({ inviteId })),
  ofManagers('saveCadence', ({ mentorshipId }) => ({ mentorshipId, version: '1', cadenceDays: '30' })),
  ofManagers('endPair', ({ mentorshipId }) => ({ mentorshipId, version: '1' })),

  ofAdmins('makeTeam', () => ({ formId: newId(), name: 'A new team' })),
  ofAdmins('setAdmin', ({ ids }) => ({ personId: ids.lead, isAdmin: 'yes' })),
  ofAdmins('deactivate', ({ ids }) => ({ personId: ids.mentor })),
  ofAdmins('changeAddress', ({ ids, emails }) => ({
    personId: ids.mentor,
    addressBefore: emails.mentor,
    email: 'another@test.cairn',
  })),
  ofAdmins('reactivate', ({ gopher }) => ({ personId: gopher.deactivatedId })),
  ofAdmins('inviteAdmin', () => ({ id: newId(), email: 'new@test.cairn' })),
  // It opens everything that its owner reads, so not even a lead of their only team may.
  ofAdmins('makeResetLink', ({ ids }) => ({ id: newId(), personId: ids.junior })),

  own('saveProfile', { version: '1', name: 'Somebody Else', shortName: '', timeZone: 'Europe/Berlin' }),
  { ...own('saveTheme', { theme: 'dark' }), writesNothing: true },
  own('saveShortcuts', {}),
  {
    file: settings,
    name: 'saveAddress',
    fields: ({ emails }, asker) => ({
      addressBefore: asker === 'anonymous' ? 'nobody@test.cairn' : emails[asker],
      email: 'another@test.cairn',
      password,
    }),
    may: 'everybody',
  },
  own('savePassword', { currentPassword: password, newPassword: 'a longer way round the lake' }),

  { file: calendar, name: 'makeAddress', fields: () => ({ titles: 'names' }), may: 'everybody' },
  // Only the junior has one to change.
  ...['changeTitles', 'takeAway'].map(
    (name): ActionRow => ({
      file: calendar,
      name,
      fields: () => ({ titles: 'mentoring' }),
      may: 'junior',
      told: 'mentor lead formerMentor otherMentor otherJunior otherLead admin',
    }),
  ),
  {
    file: signIns,
    name: 'end',
    fields: ({ elsewhere }) => ({ signInId: elsewhere.junior }),
    may: 'junior',
  },
  {
    file: signIns,
    name: 'end',
    about: 'the one in use is signed out instead',
    fields: (cast, asker) => ({ signInId: asker === 'anonymous' ? newId() : cast.signIns[asker] }),
    may: 'nobody',
    told: 'everybody',
  },
  { file: signIns, name: 'endOthers', fields: () => ({}), may: 'everybody' },
  // Others' links, or none, are ignored without a word.
  {
    file: signIns,
    name: 'seeResets',
    fields: () => ({ resetIds: newId() }),
    may: 'everybody',
    writesNothing: true,
  },

  // Here the link's token decides, and the address that an invite is for.
  {
    file: 'app/(visitor)/invite/[token]/actions.ts',
    name: 'accept',
    fields: ({ tokens }) => ({
      token: tokens.invite,
      name: 'A New Junior',
      shortName: 'New',
      password: 'a longer way round the lake',
      timeZone: 'Europe/Berlin',
    }),
    may: 'everybody',
    anonymous: 'ok',
  },
  {
    file: 'app/(visitor)/invite/[token]/actions.ts',
    name: 'join',
    fields: ({ tokens }) => ({ token: tokens.joiner }),
    may: 'otherLead',
    told: `${members} lead admin`,
  },
  {
    file: 'app/(visitor)/reset/[token]/actions.ts',
    name: 'setNewPassword',
    fields: ({ tokens }) => ({ token: tokens.reset, password: 'a longer way round the lake' }),
    may: 'everybody',
    anonymous: 'ok',
  },
  {
    file: 'app/(visitor)/setup/actions.ts',
    name: 'setUpCairn',
    fields: () => ({
      token: 'x'.repeat(43),
      name: 'A New Admin',
      email: 'new@test.cairn',
      password: 'a longer way round the lake',
      timeZone: 'Europe/Berlin',
    }),
    may: 'nobody',
    anonymous: 'not-found',
  },
]
