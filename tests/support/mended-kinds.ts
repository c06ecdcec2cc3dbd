import type { Visibility } from '#db/words.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { LoadText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWiden, commentToWithdraw, editComment } from '#lib/goals/comments/writes.ts'
import { editEvidence, evidenceToWithdraw } from '#lib/goals/evidence/editing/writes.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import * as goalInput from '#lib/goals/input.ts'
import {
  editHabitEntry,
  editObservation,
  entryToWithdraw,
  observationToWithdraw,
} from '#lib/goals/practice/editing/writes.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { getReview, getWithdrawnReview } from '#lib/reviews/reads.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { editAction } from '#lib/sessions/action-items/writes.ts'
import { listAgenda } from '#lib/sessions/agenda/reads.ts'
import { editAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import * as sessionInput from '#lib/sessions/input.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { joinVersions } from '#lib/sessions/rules.ts'
import { actionToWiden, noteToWiden, pointToWiden } from '#lib/sessions/widening/writes.ts'
import { actionToWithdraw, noteToWithdraw, pointToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { getWithdrawnAction, listWithdrawnFromAgenda } from '#lib/sessions/withdrawn/reads.ts'
import { dayFrom } from './context.ts'
import { makeGoal, makeStartedGoal } from './world/goals.ts'
import { reviewEditInput, type SentReview, sendReview } from './world/reviews.ts'
import { agree, log, raise } from './world/sessions.ts'
import { circleOnPage } from './world/texts.ts'
import type { World } from './world/world.ts'

/** `place` is the goal or session that shows it. */
export type MendedRecord = { id: string; place: string }

/** A kind of text, as a person writes, mends and reads it. */
export type MendedKind = {
  author: 'junior' | 'mentor'
  visibilities: Visibility[]
  isInTimeline: boolean
  write: (ctx: Ctx, words: string, visibility: Visibility) => Promise<MendedRecord>
  edit: (ctx: Ctx, record: MendedRecord, version: number, words: string) => Promise<unknown>
  /** `canNarrow`: its form also takes readers away, and counts as a save if nothing is changed. */
  shared?: {
    to: readonly Visibility[]
    canNarrow?: true
    widen: (ctx: Ctx, record: MendedRecord, version: number, to: 'pair' | 'circle') => Promise<unknown>
  }
  load: LoadText<{ id: string; version: number }>
  /** What the page that has it shows the viewer, and its lines of what was withdrawn. */
  page: (ctx: Ctx, record: MendedRecord) => Promise<{ shown: string; lines: { id: string }[] }>
}

export const namesOfKinds = [
  'comment of the mentor',
  'comment of the junior',
  'observation',
  'habit entry',
  'evidence',
  'session note',
  'action',
  'agenda point',
  'review note',
]

const nothing = { shown: '', lines: [] }
const orNothing = (error: unknown) => {
  if (error instanceof NotFound) return nothing
  throw error
}
const orLine = (shown: Promise<unknown>, line: () => Promise<WithdrawnLine>) =>
  shown.then(
    (page) => ({ shown: JSON.stringify(page), lines: [] }),
    (error: unknown) => {
      if (!(error instanceof NotFound)) throw error
      return line().then((found) => ({ shown: JSON.stringify(found), lines: [found] }), orNothing)
    },
  )
const goalPage: MendedKind['page'] = (ctx, { place }) =>
  getGoal(ctx, place).then((goal) => ({ shown: JSON.stringify(goal), lines: goal.withdrawn }), orNothing)

export function mendedKinds(world: World): Record<string, MendedKind> {
  const { mentor, junior, mentorshipId } = world
  const today = dayFrom(mentor.now, 0)
  const goals = new Map<string, Promise<string>>()
  const goalOf = (milestone: 'skill' | 'behaviour' | 'habit') => {
    const known = goals.get(milestone) ?? makeStartedGoal(world, milestone)
    goals.set(milestone, known)
    return known
  }
  const wider = async (version: number, visibility: string) => ({
    version: String(version),
    visibility,
    confirmed: 'yes',
    circle: await circleOnPage(world),
  })
  const comment = (author: 'junior' | 'mentor'): MendedKind => {
    const readerId = author === 'junior' ? mentor.viewer.id : junior.viewer.id
    return {
      author,
      visibilities: ['private', 'pair', 'circle'],
      isInTimeline: true,
      write: async (ctx, body, visibility) => {
        const goalId = await goalOf('skill')
        const form = { goalId, formId: newId(), body, visibility, readerId }
        return { id: (await addComment(ctx, goalInput.commentInput.parse(form))).id, place: goalId }
      },
      edit: (ctx, { id, place }, version, body) =>
        editComment(ctx, { goalId: place, formId: newId(), commentId: id, version, body }),
      shared: {
        to: ['pair', 'circle'],
        widen: async (ctx, { id, place }, version, to) => {
          const form = { goalId: place, commentId: id, readerId, ...(await wider(version, to)) }
          await widenText(ctx, goalInput.widenCommentInput.parse(form), commentToWiden)
        },
      },
      load: commentToWithdraw,
      page: goalPage,
    }
  }
  const reviews = new Map<string, SentReview>()
  return {
    'comment of the mentor': comment('mentor'),
    'comment of the junior': comment('junior'),
    observation: {
      author: 'mentor',
      visibilities: ['circle'],
      isInTimeline: true,
      write: async (ctx, body) => {
        const goalId = await goalOf('behaviour')
        const form = { goalId, formId: newId(), observedOn: today, body }
        return { id: (await addObservation(ctx, goalInput.observationInput.parse(form))).id, place: goalId }
      },
      edit: (ctx, { id }, version, body) =>
        editObservation(ctx, { formId: newId(), observationId: id, version, observedOn: today, body }),
      load: observationToWithdraw,
      page: goalPage,
    },
    'habit entry': {
      author: 'junior',
      visibilities: ['circle'],
      isInTimeline: true,
      write: async (ctx, body) => {
        const goalId = await goalOf('habit')
        const form = { goalId, formId: newId(), doneOn: today, url: '', body }
        return { id: (await logHabitEntry(ctx, goalInput.habitEntryInput.parse(form))).id, place: goalId }
      },
      edit: (ctx, { id }, version, body) =>
        editHabitEntry(ctx, { formId: newId(), entryId: id, version, doneOn: today, url: null, body }),
      load: entryToWithdraw,
      page: goalPage,
    },
    evidence: {
      author: 'junior',
      visibilities: ['circle'],
      isInTimeline: true,
      write: async (ctx, note) => {
        // With a key of its own, so that no other goal is in its way.
        const place = await makeGoal(world, 'project', { state: 'in_progress', milestoneKey: newId() })
        const form = { goalId: place, formId: newId(), note }
        return { id: (await submitEvidence(ctx, goalInput.evidenceInput.parse(form))).id, place }
      },
      edit: (ctx, { id, place }, version, note) => {
        const form = { goalId: place, formId: newId(), evidenceId: id, version: String(version), note }
        return editEvidence(ctx, goalInput.editEvidenceInput.parse(form))
      },
      load: evidenceToWithdraw,
      page: goalPage,
    },
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
          const form = { sessionId: place, noteId: id, ...(await wider(version, to)) }
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
          const form = { actionId: id, ...(await wider(version, to)) }
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
          const form = { pointId: id, from: '/sessions', ...(await wider(version, to)) }
          await widenText(ctx, sessionInput.widenAgendaPointInput.parse(form), pointToWiden)
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
          const changes = { summary, formId: newId(), ...(await wider(version, to)) }
          return editReview(ctx, reviewEditInput(sent, changes))
        },
      },
      load: reviewToWithdraw,
      page: (ctx, { id }) => orLine(getReview(ctx, id), () => getWithdrawnReview(ctx, id)),
    },
  }
}
