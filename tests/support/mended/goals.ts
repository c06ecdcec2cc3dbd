import { widenText } from '#lib/audience/widening/writes.ts'
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
import * as winInput from '#lib/wins/input.ts'
import { getWin } from '#lib/wins/reads.ts'
import { editWin, noteWin, winToWithdraw } from '#lib/wins/writes.ts'
import { dayFrom } from '../context.ts'
import { makeGoal, makeStartedGoal } from '../world/goals.ts'
import type { World } from '../world/world.ts'

import { type MendedKind, orNothing, wider } from './kind.ts'

const goalPage: MendedKind['page'] = (ctx, { place }) =>
  getGoal(ctx, place).then((goal) => ({ shown: JSON.stringify(goal), lines: goal.withdrawn }), orNothing)

export function mendedOnGoals(world: World): Record<string, MendedKind> {
  const { mentor, junior } = world
  const today = dayFrom(mentor.now, 0)
  const goals = new Map<string, Promise<string>>()
  const goalOf = (milestone: 'skill' | 'behaviour' | 'habit') => {
    const known = goals.get(milestone) ?? makeStartedGoal(world, milestone)
    goals.set(milestone, known)
    return known
  }
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
          const form = { goalId: place, commentId: id, readerId, ...(await wider(world, version, to)) }
          await widenText(ctx, goalInput.widenCommentInput.parse(form), commentToWiden)
        },
      },
      load: commentToWithdraw,
      page: goalPage,
    }
  }
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
    win: {
      author: 'mentor',
      visibilities: ['private', 'circle'],
      isInTimeline: true,
      write: async (ctx, body, visibility) => {
        const place = { juniorId: junior.viewer.id, teamId: world.teamId }
        const form = { ...place, formId: newId(), happenedOn: today, body, visibility }
        const { id } = await noteWin(ctx, winInput.noteWinInput.parse(form))
        return { id, place: id }
      },
      edit: (ctx, { id }, version, body) =>
        editWin(ctx, {
          formId: newId(),
          winId: id,
          version,
          happenedOn: today,
          link: null,
          goalId: null,
          body,
        }),
      load: winToWithdraw,
      page: (ctx, { id }) =>
        getWin(ctx, id).then(
          (win) => ({
            shown: JSON.stringify(win),
            lines: win.withdrawnAt && !win.isOwn ? [{ id: win.id }] : [],
          }),
          orNothing,
        ),
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
  }
}
