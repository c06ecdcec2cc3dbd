import { newId } from '#lib/core/ids.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { endMentorship, pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { renewFeed } from '#lib/people/calendar/writes.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/** Wei had a mentor for a few weeks, who has too little time now. What they agreed is still open. */
export function endAPair(stage: Stage): Act[] {
  const pair = { id: '' }
  const { pythonistas: teamId } = stage.teamIds
  return [
    {
      at: stage.as('lead', 62, '10:15'),
      run: async (ctx) => {
        const people = { mentorId: stage.personId('mentor2'), juniorId: stage.personId('wei') }
        pair.id = await pairMentorAndJunior(ctx, { formId: newId(), teamId, ...people, cadenceDays: 14 })
      },
    },
    {
      at: stage.as('mentor2', 58, '15:50'),
      run: (ctx) =>
        logSession(ctx, {
          formId: newId(),
          mentorshipId: pair.id,
          plannedId: null,
          plannedAsked: null,
          heldOn: stage.day(58),
          minutes: 30,
          talked: [],
          points: [{ body: 'What Wei would like to be asked about in a year', talked: true }],
          open: [],
          notes:
            'A first hello. Wei comes from embedded C and misses the compiler; type hints will feel like home.',
          visibility: 'pair',
          privateNotes: '',
          actions: [
            { body: 'Run mypy over the label printer, just to see', owner: 'junior', dueOn: stage.day(48) },
          ],
          nextOn: null,
          nextAt: null,
        }),
    },
    {
      at: stage.as('lead', 29, '11:40'),
      run: (ctx) => endMentorship(ctx, { mentorshipId: pair.id, version: 1 }),
    },
  ]
}

/** Of the mentor: their calendar program reads it, and only they have its address. */
export function subscribe({ as }: Stage): Act[] {
  return [{ at: as('mentor', 120, '08:40'), run: (ctx) => renewFeed(ctx, { showsNames: true }) }]
}

/** One invite that is still good, and one that has run out. */
export function inviteNewcomers({ as, teamIds }: Stage): Act[] {
  const invite = (ago: number, email: string, role: 'junior' | 'mentor'): Act => ({
    at: as('lead', ago, '09:20'),
    run: (ctx) => createInvite(ctx, { id: newId(), teamId: teamIds.pythonistas, email, role }),
  })
  return [
    invite(40, 'b.oduya@larkfield.example', 'mentor'),
    invite(2, 'yuki.tanaka@larkfield.example', 'junior'),
  ]
}
