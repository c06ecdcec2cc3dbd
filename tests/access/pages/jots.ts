import type { TextName } from '../texts.ts'
import type { PageRow } from './row.ts'

type JotName = Extract<TextName, `jot-${string}`>
type WinName = Extract<TextName, `win-${string}`>

// Its author's only, also after they have left the circle of whom it's about.
const jot = (name: JotName, open: string): PageRow => ({
  route: '/jots/[jotId]',
  at: ({ jots }) => `/jots/${jots[name]}`,
  open,
  shows: [name],
})

const agenda = (name: JotName, open: string): PageRow => ({
  route: '/jots/[jotId]/agenda',
  at: ({ jots }) => `/jots/${jots[name]}/agenda`,
  open,
  shows: [name],
})

const everyJot: TextName[] = ['jot-mentor', 'jot-junior', 'jot-lead', 'jot-former']

export const jots: PageRow[] = [
  { route: '/jots', open: 'everybody', shows: everyJot },
  { route: '/jots', at: () => '/jots?closed=1', open: 'everybody', shows: ['jot-mentor-let-go'] },
  jot('jot-mentor', 'mentor'),
  jot('jot-mentor-let-go', 'mentor'),
  jot('jot-junior', 'junior'),
  jot('jot-lead', 'lead'),
  jot('jot-former', 'formerMentor'),
  agenda('jot-mentor', 'mentor'),
  agenda('jot-junior', 'junior'),
  // A lead has no agenda with the junior, and someone who has left no more.
  agenda('jot-lead', 'nobody'),
  agenda('jot-former', 'nobody'),
  // The form is an ordinary one then.
  agenda('jot-mentor-let-go', 'mentor'),
]

// Whoever may read it; to those who could read one that is withdrawn, its page says only that.
const win = (name: WinName, open: string): PageRow => ({
  route: '/wins/[winId]',
  at: ({ wins }) => `/wins/${wins[name]}`,
  open,
  shows: [name],
})

const ownWin = (page: 'edit' | 'withdraw', name: WinName, open: string): PageRow => ({
  route: `/wins/[winId]/${page}`,
  at: ({ wins }) => `/wins/${wins[name]}/${page}`,
  open,
  shows: [name],
})

const circle = 'junior mentor lead'

export const wins: PageRow[] = [
  { route: '/wins/new', open: 'everybody' },
  { route: '/wins/new', at: ({ ids }) => `/wins/new?for=${ids.junior}`, open: 'junior mentor' },
  {
    route: '/wins/new',
    at: ({ ids }) => `/wins/new?for=${ids.otherJunior}`,
    open: 'otherJunior otherMentor',
  },
  win('win-junior-circle', circle),
  win('win-junior-private', 'junior'),
  win('win-mentor-circle', circle),
  win('win-mentor-private', 'mentor'),
  win('win-mentor-withdrawn', circle),
  win('win-former-circle', `formerMentor ${circle}`),
  win('win-former-private', 'formerMentor'),
  ownWin('edit', 'win-junior-circle', 'junior'),
  ownWin('edit', 'win-mentor-private', 'mentor'),
  ownWin('edit', 'win-mentor-withdrawn', 'nobody'),
  ownWin('edit', 'win-former-circle', 'nobody'),
  ownWin('withdraw', 'win-mentor-circle', 'mentor'),
  ownWin('withdraw', 'win-mentor-withdrawn', 'mentor'),
  ownWin('withdraw', 'win-former-circle', 'nobody'),
  {
    // On the timeline of the junior's page, each to its readers.
    route: '/people/[personId]',
    at: ({ ids }) => `/people/${ids.junior}?kind=wins`,
    open: `${circle} formerMentor`,
    shows: ['win-junior-circle', 'win-mentor-circle', 'win-former-circle'],
  },
]
