import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { editWinInput, noteWinInput } from '#lib/wins/input.ts'
import { editWin, noteWin, winToWithdraw } from '#lib/wins/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

type Told = {
  by: string
  junior: string
  ago: number
  at: string
  /** The day, if it was an earlier one. */
  on?: number
  says: string
  link?: string
  /** The key of a goal's milestone. */
  goal?: string
  to?: 'private'
  /** As its author puts it an hour later. */
  edited?: string
  withdrawn?: true
}

const told: Told[] = [
  {
    by: 'junior',
    junior: 'junior',
    ago: 88,
    at: '17:20',
    says: 'Found the double booking before Dermot did',
  },
  {
    by: 'mentor',
    junior: 'junior',
    ago: 52,
    at: '12:05',
    says: 'Ada explained the payout rules to Noor with three coins and no slide',
  },
  {
    by: 'junior',
    junior: 'junior',
    ago: 20,
    at: '16:45',
    on: 21,
    says: 'Noor’s Monday took four minutes',
    edited: 'Noor’s Monday took four minutes, and I wasn’t in the room',
    link: 'https://github.com/larkfield/payout-match',
    goal: 'automate-a-recurring-job',
  },
  {
    by: 'junior',
    junior: 'junior',
    ago: 9,
    at: '18:10',
    says: 'Said “I don’t know” in front of four people, and nothing happened',
    to: 'private',
  },
  {
    by: 'mentor',
    junior: 'junior',
    ago: 4,
    at: '11:30',
    says: 'First usher signed in on her own at the Tuesday matinee',
    goal: 'build-a-web-application',
  },
  {
    by: 'mentor',
    junior: 'junior',
    ago: 3,
    at: '09:15',
    says: 'The whole house signed in',
    withdrawn: true,
  },
  {
    by: 'leila',
    junior: 'leila',
    ago: 70,
    at: '15:10',
    says: 'Pushed an ugly draft on day two, on purpose',
  },
  {
    by: 'mentor',
    junior: 'leila',
    ago: 12,
    at: '10:40',
    says: 'Leïla deleted 300 lines that nobody has asked after',
    link: 'https://github.com/larkfield/tickets/pull/139',
  },
  {
    by: 'mentor2',
    junior: 'junior2',
    ago: 33,
    at: '14:20',
    says: 'Tomasz’s runbook was used by someone who has never met him',
  },
  {
    by: 'junior2',
    junior: 'junior2',
    ago: 6,
    at: '16:00',
    says: 'A commit that fits on one screen',
  },
]

/** What went well: the juniors' own and their mentors', with and without a goal, narrowed, edited and withdrawn. */
export function noteWins(stage: Stage): Act[] {
  return told.map((win) => ({
    at: stage.as(win.by, win.ago, win.at),
    run: (ctx: Ctx) => noteOne(stage, ctx, win),
  }))
}

async function noteOne(stage: Stage, ctx: Ctx, win: Told): Promise<void> {
  const juniorId = stage.personId(win.junior)
  const goals = win.goal ? await listGoalsByJunior(ctx, juniorId) : []
  const goalId = goals.find(({ milestoneKey }) => milestoneKey === win.goal)?.id
  const words = { happenedOn: stage.day(win.on ?? win.ago), link: win.link, goalId }
  const place = { juniorId, teamId: stage.teamIds.pythonistas }
  const form = { ...words, ...place, formId: newId(), body: win.says, visibility: win.to ?? 'circle' }
  const { id } = await noteWin(ctx, noteWinInput.parse(form))
  const later = stage.later(ctx, 60)
  if (win.edited) {
    const edit = { ...words, formId: newId(), winId: id, version: '1', body: win.edited }
    await editWin(later, editWinInput.parse(edit))
  }
  if (win.withdrawn) await withdrawText(later, { id, version: 1 }, winToWithdraw)
}
