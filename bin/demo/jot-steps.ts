import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { jotDownInput } from '#lib/jots/input.ts'
import { jotDown, letJotGo } from '#lib/jots/writes.ts'
import { addActionInput } from '#lib/sessions/action-items/input.ts'
import { addAction } from '#lib/sessions/action-items/writes.ts'
import { addAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { addAgendaPoint } from '#lib/sessions/agenda/writes.ts'

import { noteWinInput } from '#lib/wins/input.ts'
import { noteWin } from '#lib/wins/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

type Told = {
  by: string
  ago: number
  at: string
  says: string
  about?: string
  /** In working days before today. */
  back?: number
  becomes?: 'point' | 'action' | 'win'
  letGo?: true
}

const told: Told[] = [
  {
    by: 'mentor',
    ago: 40,
    at: '09:50',
    says: 'Ada draws when she explains. Whiteboard near the desks?',
    letGo: true,
    about: 'junior',
  },
  {
    by: 'mentor',
    ago: 19,
    at: '11:20',
    says: 'Leïla reads the whole diff before the title. Tell her that',
    about: 'leila',
    becomes: 'win',
  },
  {
    by: 'mentor',
    ago: 9,
    at: '08:55',
    says: 'Send Ada the talk about retries',
    about: 'junior',
    becomes: 'action',
  },
  {
    by: 'mentor',
    ago: 6,
    at: '13:40',
    says: 'Ask Ada how the matinee sign-in went',
    about: 'junior',
    back: 0,
  },
  {
    by: 'mentor',
    ago: 5,
    at: '10:05',
    says: 'Priya was quiet in the retro, twice now',
    about: 'priya',
    back: 1,
  },
  {
    by: 'mentor',
    ago: 3,
    at: '15:30',
    says: 'Naming: Leïla’s “frobnicate” joke is older than her ticket',
    about: 'leila',
  },
  { by: 'mentor', ago: 2, at: '17:05', says: 'Who owns the staging database, really?' },
  {
    by: 'mentor',
    ago: 1,
    at: '16:15',
    says: 'Book the room with the screen for the code walk-through',
    about: 'priya',
    back: -6,
  },
  {
    by: 'junior',
    ago: 8,
    at: '12:10',
    says: 'Ask Marisol why sessions expire at midnight',
    about: 'mentor',
    becomes: 'point',
  },
  { by: 'junior', ago: 4, at: '09:35', says: 'The word “idempotent” came up again', back: 0 },
  {
    by: 'junior',
    ago: 2,
    at: '18:20',
    says: 'Would a second tablet make this whole screen unnecessary?',
    about: 'mentor',
  },
  {
    by: 'mentor2',
    ago: 3,
    at: '11:00',
    says: 'Tomasz measures first now. Mention it before the quarter ends',
    about: 'junior2',
    back: -12,
  },
  { by: 'lead', ago: 7, at: '10:20', says: 'Jonas asked about on-call. Talk to Olga first', about: 'jonas' },
]

/** Jots in every state: open, back again, coming back later, let go, and made into something. */
export function jotThingsDown(stage: Stage): Act[] {
  return told.map((jot) => ({
    at: stage.as(jot.by, jot.ago, jot.at),
    run: (ctx: Ctx) => jotOne(stage, ctx, jot),
  }))
}

async function jotOne(stage: Stage, ctx: Ctx, told: Told): Promise<void> {
  const aboutId = told.about && stage.personId(told.about)
  const comesBackOn = told.back === undefined ? undefined : stage.day(told.back)
  const form = { formId: newId(), body: told.says, aboutId, comesBackOn }
  const jot = { jotId: (await jotDown(ctx, jotDownInput.parse(form))).id }
  const later = stage.later(ctx, 90)
  if (told.letGo) await letJotGo(later, { ...jot, version: 1 })
  if (told.becomes) await makeInto(stage, later, told, jot)
}

function makeInto(stage: Stage, ctx: Ctx, told: Told, jot: { jotId: string }): Promise<unknown> {
  const { by, about = '', says: body, becomes } = told
  const form = { ...jot, formId: newId(), body }
  if (becomes === 'win') {
    const place = { juniorId: stage.personId(about), teamId: stage.teamIds.pythonistas }
    return noteWin(ctx, noteWinInput.parse({ ...form, ...place, happenedOn: stage.day(told.ago) }))
  }
  const isMentor = by.startsWith('mentor')
  const mentorshipId = stage.mentorshipId(isMentor ? by : about, isMentor ? about : by)
  if (becomes === 'point') return addAgendaPoint(ctx, addAgendaPointInput.parse({ ...form, mentorshipId }))
  return addAction(ctx, addActionInput.parse({ ...form, mentorshipId, owner: 'me' }))
}
