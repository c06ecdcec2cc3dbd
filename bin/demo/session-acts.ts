import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addAgendaPoint, withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { cancelSession, moveSession, planSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { minutesLater, timeWithin } from './calendar.ts'
import { meetingTime } from './cast.ts'
import { fateIn, isOfSession, promiseActs } from './promise-acts.ts'
import type { StorySession } from './story.ts'
import type { Act, Telling } from './telling.ts'

const startOf = ({ story }: Telling, session: StorySession) => session.at ?? meetingTime(story.junior)

export function sessionActs(telling: Telling): Act[] {
  const inOrder = telling.story.sessions.toSorted((a, b) => b.ago - a.ago)
  return inOrder.flatMap((session, index) => {
    const following = inOrder.slice(index + 1).find(({ withdrawn }) => !withdrawn)
    const isHeld = session.ago > 0 && !session.cancelled && !session.unlogged
    return [
      ...preparing(telling, session),
      ...changing(telling, session, following),
      ...(isHeld ? [holding(telling, session, following)] : []),
      ...promiseActs(telling, session),
    ]
  })
}

const formOf = (telling: Telling, ctx: Ctx) =>
  getSessionForm(ctx, telling.stage.personId(telling.story.junior))

/** What both put on the agenda the day before, or yesterday for a session that is still to come. */
function preparing(telling: Telling, { asks, brings, ago }: StorySession): Act[] {
  const { stage, story } = telling
  const add = (key: string, point: StorySession['asks'][number], time: string): Act => ({
    at: stage.as(key, Math.max(1, ago + 1), time),
    run: async (ctx) => {
      const { id } = await addAgendaPoint(ctx, {
        formId: newId(),
        mentorshipId: stage.mentorshipId(story.mentor, story.junior),
        body: point.says,
        visibility: point.to,
      })
      if (point.withdrawn) await withdrawAgendaPoint(stage.later(ctx, 25), { pointId: id })
    },
  })
  return [
    ...asks.map((point, index) => add(story.junior, point, timeWithin(16, ago + index))),
    ...(ago < 0
      ? brings.map((says, index) => add(story.mentor, { says, ...toBoth }, timeWithin(12, index)))
      : []),
  ]
}

const toBoth = { to: 'pair' as const, withdrawn: false }

/** Moved or called off before it was held. */
function changing(telling: Telling, session: StorySession, following: StorySession | undefined): Act[] {
  const { stage, story } = telling
  const acts: Act[] = []
  if (session.moved !== undefined)
    acts.push({
      at: stage.as(story.mentor, session.moved, timeWithin(10, session.ago)),
      run: async (ctx) => {
        const { planned } = await formOf(telling, ctx)
        if (!planned) throw new Error(`${story.junior} has no session to move.`)
        await moveSession(ctx, {
          formId: newId(),
          sessionId: planned.id,
          version: planned.version,
          heldOn: stage.day(session.ago),
          startsAt: startOf(telling, session),
        })
      },
    })
  if (session.cancelled !== undefined)
    acts.push({
      at: stage.as(story.mentor, session.cancelled, timeWithin(10, session.ago)),
      run: async (ctx) => {
        const { planned, mentorshipId } = await formOf(telling, ctx)
        if (!planned) throw new Error(`${story.junior} has no session to cancel.`)
        await cancelSession(ctx, { sessionId: planned.id, version: planned.version })
        if (following && !following.unplanned)
          await planSession(stage.later(ctx, 2), {
            formId: newId(),
            mentorshipId,
            ...dateOf(telling, following),
          })
      },
    })
  return acts
}

const dateOf = (telling: Telling, session: StorySession) => ({
  heldOn: telling.stage.day(session.planned ?? session.ago),
  startsAt: session.untimed ? null : startOf(telling, session),
})

function holding(telling: Telling, session: StorySession, following: StorySession | undefined): Act {
  const { stage, story } = telling
  const minutes = session.minutes ?? 45
  // On the junior's clock, as it was agreed.
  const over = stage.as(story.junior, session.ago, minutesLater(startOf(telling, session), minutes + 8)).now
  return {
    at: stage.at(story.mentor, over),
    run: async (ctx) => {
      const form = await formOf(telling, ctx)
      const next = following && !following.unplanned && !session.withdrawn ? dateOf(telling, following) : null
      const mistake = session.withdrawn === true
      const { id } = await logSession(ctx, {
        formId: newId(),
        mentorshipId: form.mentorshipId,
        plannedId: session.unplanned || mistake ? null : (form.planned?.id ?? null),
        plannedAsked: form.planned?.id ?? null,
        heldOn: stage.day(session.ago),
        minutes: session.minutes ?? null,
        talked: mistake
          ? []
          : form.openPoints
              .filter(({ body }) => !session.keeps.some((part) => body.includes(part)))
              .map((point) => point.id),
        points: session.brings.map((body) => ({
          body,
          talked: !session.keeps.some((part) => body.includes(part)),
        })),
        open: mistake
          ? []
          : form.openActions.map(({ id, version, body }) => ({
              id,
              version,
              choice: fateIn(story, session, body),
            })),
        notes: session.notes,
        visibility: session.to,
        privateNotes: session.mine,
        actions: session.actions.filter(isOfSession).map(({ junior, mentor, by }) => ({
          body: junior ?? mentor ?? '',
          owner: junior ? 'junior' : 'mentor',
          dueOn: by === undefined ? null : stage.day(by),
        })),
        nextOn: next?.heldOn ?? null,
        nextAt: next?.startsAt ?? null,
      })
      if (mistake)
        await withdrawText(stage.later(ctx, 9), { id, sessionId: id, version: 1 }, sessionToWithdraw)
      if (session.edited) await mendNotes(stage.later(ctx, 45), id, session.edited)
      if (session.theirs) await addOwnNote(telling, session, id, over)
    },
  }
}

async function addOwnNote({ stage, story }: Telling, session: StorySession, sessionId: string, over: Date) {
  const ctx = stage.later(stage.at(story.junior, over), 35)
  const none = { pair: undefined, circle: undefined, private: undefined }
  const form = { formId: newId(), sessionId, version: '', ...none }
  await writeSessionNotes(ctx, { ...form, [session.theirs_to]: session.theirs })
}

async function mendNotes(ctx: Ctx, sessionId: string, pair: string): Promise<void> {
  const { notesVersion: version } = await getSession(ctx, sessionId)
  const none = { circle: undefined, private: undefined }
  await writeSessionNotes(ctx, { formId: newId(), sessionId, version, ...none, pair })
}
