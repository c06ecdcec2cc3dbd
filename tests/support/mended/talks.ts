import { widenText } from '#lib/audience/widening/writes.ts'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { getReview, getWithdrawnReview } from '#lib/reviews/reads.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { editAction } from '#lib/sessions/action-items/writes.ts'
import * as agendaInput from '#lib/sessions/agenda/input.ts'
import { listAgenda } from '#lib/sessions/agenda/reads.ts'
import { editAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import * as sessionInput from '#lib/sessions/input.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { joinVersions } from '#lib/sessions/rules.ts'
import { actionToWiden, noteToWiden, pointToWiden } from '#lib/sessions/widening/writes.ts'
import { actionToWithdraw, noteToWithdraw, pointToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { getWithdrawnAction, listWithdrawnFromAgenda } from '#lib/sessions/withdrawn/reads.ts'
import { dayFrom } from '../context.ts'
import { reviewEditInput, type SentReview, sendReview } from '../world/reviews.ts'
import { agree, log, raise } from '../world/sessions.ts'
import type { World } from '../world/world.ts'

import { type MendedKind, orNothing, wider } from './kind.ts'

const orLine = (shown: Promise<unknown>, line: () => Promise<WithdrawnLine>) =>
  shown.then(
    (page) => ({ shown: JSON.stringify(page), lines: [] }),
    (error: unknown) => {
      if (!(error instanceof NotFound)) throw error
      return line().then((found) => ({ shown: JSON.stringify(found), lines: [found] }), orNothing)
    },
  )
export function mendedInTalks(world: World): Record<string, MendedKind> {
  const { mentor, mentorshipId } = world
  const today = dayFrom(mentor.now, 0)
  const reviews = new Map<string, SentReview>()
  return {
    'session note': {
      author: 'mentor',
      visibilities: ['private', 'pair', 'circle'],
      isInTimeline: true,
      write: async (ctx, notes, visibility) => {
        const place = (await log(ctx, mentorshipId, { notes, visibility })).id
        const [note] = (await getSession(ctx, place)).notes
        return { id: note?.id ?? '', place }
      },
      edit: async (ctx, { id, place }, version, words) => {
        const note = (await getSession(ctx, place)).notes.find((each) => each.id === id)
        if (note?.withdrawnAt) throw new Refused('The form has no notes that are withdrawn.')
        const form = {
          formId: newId(),
          sessionId: place,
          version: joinVersions([{ id, version }]),
          [note?.visibility ?? 'pair']: words,
        }
        return writeSessionNotes(ctx, sessionInput.writeSessionNotesInput.parse(form))
      },
      shared: {
        to: ['pair', 'circle'],
        widen: async (ctx, { id, place }, version, to) => {
          const form = { sessionId: place, noteId: id, ...(await wider(world, version, to)) }
          await widenText(ctx, sessionInput.widenSessionNoteInput.parse(form), noteToWiden)
        },
      },
      load: noteToWithdraw,
      page: (ctx, { place }) =>
        getSession(ctx, place).then(
          (session) => ({ shown: JSON.stringify(session), lines: session.withdrawn }),
          orNothing,
        ),
    },
    action: {
      author: 'mentor',
      visibilities: ['pair', 'circle'],
      isInTimeline: false,
      write: async (ctx, body, visibility) => {
        const { id } = await agree(ctx, mentorshipId, body, { visibility })
        return { id, place: id }
      },
      edit: (ctx, { id }, version, body) =>
        editAction(ctx, { formId: newId(), actionId: id, version, body, dueOn: null }),
      shared: {
        to: ['circle'],
        widen: async (ctx, { id }, version, to) => {
          const form = { actionId: id, ...(await wider(world, version, to)) }
          await widenText(ctx, widenActionInput.parse(form), actionToWiden)
        },
      },
      load: actionToWithdraw,
      page: (ctx, { id }) => orLine(getAction(ctx, id), () => getWithdrawnAction(ctx, id)),
    },
    'agenda point': {
      author: 'junior',
      visibilities: ['pair', 'circle'],
      isInTimeline: false,
      write: async (ctx, body, visibility) => {
        const { id } = await raise(ctx, mentorshipId, body, { visibility })
        return { id, place: id }
      },
      edit: (ctx, { id }, version, body) =>
        editAgendaPoint(ctx, { formId: newId(), pointId: id, version, body }),
      shared: {
        to: ['circle'],
        widen: async (ctx, { id }, version, to) => {
          const form = { pointId: id, from: '/sessions', ...(await wider(world, version, to)) }
          await widenText(ctx, agendaInput.widenAgendaPointInput.parse(form), pointToWiden)
        },
      },
      load: pointToWithdraw,
      page: async (ctx, { id }) => {
        const points = (await listAgenda(ctx, [mentorshipId])).filter((point) => point.id === id)
        return {
          shown: JSON.stringify(points),
          lines: await listWithdrawnFromAgenda(ctx, [mentorshipId]),
        }
      },
    },
    'review note': {
      author: 'mentor',
      visibilities: ['private', 'pair', 'circle'],
      isInTimeline: true,
      write: async (_ctx, summary, visibility) => {
        const sent = await sendReview(world, { summary, visibility, reviewedOn: today })
        reviews.set(sent.id, sent)
        return { id: sent.id, place: sent.id }
      },
      edit: async (ctx, { id }, version, summary) => {
        const { visibility } = await getReview(ctx, id)
        const sent = reviews.get(id) as SentReview
        return editReview(ctx, reviewEditInput(sent, { version, summary, visibility }))
      },
      shared: {
        to: ['pair', 'circle'],
        canNarrow: true,
        widen: async (ctx, { id }, version, to) => {
          const { summary } = await getReview(ctx, id)
          const sent = reviews.get(id) as SentReview
          const changes = { summary, formId: newId(), ...(await wider(world, version, to)) }
          return editReview(ctx, reviewEditInput(sent, changes))
        },
      },
      load: reviewToWithdraw,
      page: (ctx, { id }) => orLine(getReview(ctx, id), () => getWithdrawnReview(ctx, id)),
    },
  }
}
