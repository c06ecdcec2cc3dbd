import * as admin from '#lib/admin/writes.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { createAdminInvite, createInvite, createInvites, takeInviteBack } from '#lib/invites/writes.ts'
import { changeCadence, endMentorship, pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { changeAddressFor } from '#lib/people/address/writes.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { addActionInput } from '#lib/sessions/action-items/input.ts'
import { addAction, closeAction, editAction, reopenAction } from '#lib/sessions/action-items/writes.ts'
import * as agendaInput from '#lib/sessions/agenda/input.ts'
import { addAgendaPoint, editAgendaPoint, withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import * as sessionInput from '#lib/sessions/input.ts'
import { decideLeft } from '#lib/sessions/left/writes.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import { editSession } from '#lib/sessions/mending/writes.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { giveOpinion } from '#lib/sessions/opinions/writes.ts'
import { cancelSession, moveSession, planSession } from '#lib/sessions/planning/writes.ts'
import { joinVersions } from '#lib/sessions/rules.ts'
import { actionToWiden, noteToWiden, pointToWiden } from '#lib/sessions/widening/writes.ts'
import { actionToWithdraw, noteToWithdraw, pointToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { createPasswordReset } from '#lib/sign-ins/resets/writes.ts'
import { addMember, endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { changeTeam, createTeam } from '#lib/teams/writes.ts'
import { dayFrom } from '#tests/support/context.ts'
import { shownEnding } from '#tests/support/world/people.ts'
import { reviewEditInput, reviewInput } from '#tests/support/world/reviews.ts'
import { shownAction } from '#tests/support/world/sessions.ts'
import type { World } from '#tests/support/world/world.ts'
import { goalVerbs, type Verbs } from './goal-verbs.ts'
import { jotVerbs } from './jot-verbs.ts'
import { levelVerbs } from './level-verbs.ts'
import { planVerbs } from './plan-verbs.ts'
import { proposalVerbs } from './proposal-verbs.ts'
import { roadmapVerbs } from './roadmap-verbs.ts'
import { templateVerbs } from './template-verbs.ts'
import type { Written } from './texts.ts'

/** Every verb of `lib/`, each on what the person who left had written, owned or looked after. */
export function everyVerb(world: World, of: Written): Verbs {
  const { teamId, mentorshipId, junior, otherJunior, otherMentor } = world
  const today = dayFrom(junior.now, 0)
  const wider = { version: '1', visibility: 'circle' as const, confirmed: 'yes', circle: of.circle }
  const ownNotes = (ctx: Ctx) => (ctx === world.mentor ? [{ id: of.note, version: 1 }] : [])
  const person = { teamId, personId: otherJunior.viewer.id }
  return {
    ...goalVerbs(world, of),
    ...roadmapVerbs(world, of),
    ...planVerbs(world, of),
    ...templateVerbs(world, of),
    ...proposalVerbs(world, of),
    ...levelVerbs(of),
    ...jotVerbs(world, of),
    logReview: (ctx) => logReview(ctx, reviewInput(world, { visibility: 'circle' })),
    editReview: (ctx) =>
      editReview(
        ctx,
        reviewEditInput(of.reviews[ctx.viewer.id] ?? { ...reviewInput(world), id: newId() }, {
          summary: 'New words',
        }),
      ),
    reviewToWithdraw: (ctx) =>
      withdrawText(ctx, { id: of.reviews[ctx.viewer.id]?.id ?? newId(), version: 1 }, reviewToWithdraw),
    noteToWithdraw: (ctx) => withdrawText(ctx, { id: of.note, version: 1 }, noteToWithdraw),
    actionToWithdraw: (ctx) => withdrawText(ctx, { id: of.circleAction, version: 1 }, actionToWithdraw),
    pointToWithdraw: (ctx) =>
      withdrawText(ctx, { id: of.points[ctx.viewer.id] ?? newId(), version: 1 }, pointToWithdraw),
    editAgendaPoint: (ctx) =>
      editAgendaPoint(ctx, {
        formId: newId(),
        pointId: of.points[ctx.viewer.id] ?? newId(),
        version: 1,
        body: 'New',
      }),
    giveOpinion: (ctx) =>
      giveOpinion(ctx, {
        formId: newId(),
        sessionId: of.held,
        useful: 'very',
        body: 'New',
        readerId: world.lead.viewer.id,
      }),
    logSession: (ctx) =>
      logSession(
        ctx,
        sessionInput.logSessionInput.parse({
          formId: newId(),
          mentorshipId,
          heldOn: today,
          notes: 'We talked.',
        }),
      ),
    editSession: (ctx) =>
      editSession(
        ctx,
        sessionInput.editSessionInput.parse({
          sessionId: of.held,
          version: joinVersions([{ id: of.held, version: 1 }, ...ownNotes(ctx)]),
          heldOn: today,
          pair: 'New',
        }),
      ),
    sessionToWithdraw: (ctx) => withdrawText(ctx, { sessionId: of.held, version: 1 }, sessionToWithdraw),
    'sessionToWithdraw, to put it back': (ctx) =>
      putBackText(ctx, { sessionId: of.held, version: 1 }, sessionToWithdraw),
    writeSessionNotes: (ctx) =>
      writeSessionNotes(
        ctx,
        sessionInput.writeSessionNotesInput.parse({
          sessionId: of.held,
          version: joinVersions(ownNotes(ctx)),
          circle: 'New',
        }),
      ),
    planSession: (ctx) =>
      planSession(
        ctx,
        sessionInput.planSessionInput.parse({
          formId: newId(),
          mentorshipId,
          heldOn: dayFrom(junior.now, 20),
        }),
      ),
    moveSession: (ctx) =>
      moveSession(ctx, {
        formId: newId(),
        sessionId: of.planned,
        version: 1,
        heldOn: dayFrom(junior.now, 21),
        startsAt: null,
      }),
    cancelSession: (ctx) => cancelSession(ctx, { sessionId: of.planned, version: 1 }),
    noteToWiden: (ctx) =>
      widenText(
        ctx,
        sessionInput.widenSessionNoteInput.parse({ sessionId: of.held, noteId: of.note, ...wider }),
        noteToWiden,
      ),
    addAgendaPoint: (ctx) =>
      addAgendaPoint(
        ctx,
        agendaInput.addAgendaPointInput.parse({
          formId: newId(),
          mentorshipId,
          body: 'Talk',
          visibility: 'circle',
        }),
      ),
    withdrawAgendaPoint: (ctx) => withdrawAgendaPoint(ctx, { pointId: of.points[ctx.viewer.id] ?? newId() }),
    pointToWiden: (ctx) =>
      widenText(
        ctx,
        agendaInput.widenAgendaPointInput.parse({ pointId: of.points[ctx.viewer.id] ?? newId(), ...wider }),
        pointToWiden,
      ),
    addAction: (ctx) =>
      addAction(ctx, addActionInput.parse({ formId: newId(), mentorshipId, owner: 'junior', body: 'Do' })),
    editAction: (ctx) =>
      editAction(ctx, { formId: newId(), actionId: of.circleAction, version: 1, body: 'New', dueOn: null }),
    closeAction: async (ctx) =>
      closeAction(ctx, await shownAction({ actionId: of.circleAction, state: 'done' })),
    reopenAction: async (ctx) => reopenAction(ctx, await shownAction({ actionId: of.closedAction })),
    actionToWiden: (ctx) =>
      widenText(
        ctx,
        { actionId: of.pairAction, version: 1, visibility: 'circle', confirmed: true, circle: of.circle },
        actionToWiden,
      ),
    'decideLeft, an action': (ctx) =>
      decideLeft(ctx, {
        formId: newId(),
        subject: 'action',
        subjectId: of.pairAction,
        version: 1,
        choice: 'mine',
      }),
    'decideLeft, a point': (ctx) =>
      decideLeft(ctx, {
        formId: newId(),
        subject: 'point',
        subjectId: of.points[ctx.viewer.id] ?? newId(),
        version: 1,
        choice: 'mine',
      }),
    pairMentorAndJunior: (ctx) =>
      pairMentorAndJunior(ctx, {
        formId: newId(),
        teamId,
        mentorId: otherMentor.viewer.id,
        juniorId: junior.viewer.id,
        cadenceDays: 7,
      }),
    changeCadence: (ctx) =>
      changeCadence(ctx, {
        formId: newId(),
        mentorshipId: world.otherMentorshipId,
        version: 1,
        cadenceDays: 3,
      }),
    endMentorship: (ctx) => endMentorship(ctx, { mentorshipId: world.otherMentorshipId, version: 1 }),
    addMember: (ctx) => addMember(ctx, { ...person, role: 'mentor' }),
    endRole: async (ctx) => endRole(ctx, await shownEnding({ ...person, role: 'junior' })),
    leaveTeam: async (ctx) => leaveTeam(ctx, await shownEnding(person)),
    changeTeam: (ctx) =>
      changeTeam(ctx, { formId: newId(), teamId, version: 1, name: 'Renamed', evidenceWaitDays: 9 }),
    createTeam: (ctx) => createTeam(ctx, { formId: newId(), name: 'Another' }),
    createInvite: (ctx) =>
      createInvite(ctx, { id: newId(), teamId, email: `${newId()}@test.cairn`, role: 'junior' }),
    createInvites: (ctx) => {
      const email = `${newId()}@test.cairn`
      const asked = [{ written: email, email, problem: null }]
      return createInvites(ctx, { id: newId(), teamId, email: asked, role: 'junior' })
    },
    createAdminInvite: (ctx) => createAdminInvite(ctx, { id: newId(), email: `${newId()}@test.cairn` }),
    takeInviteBack: (ctx) => takeInviteBack(ctx, { inviteId: of.invite }),
    createPasswordReset: (ctx) => createPasswordReset(ctx, { id: newId(), personId: junior.viewer.id }),
    setAdminRight: (ctx) => admin.setAdminRight(ctx, { personId: ctx.viewer.id, isAdmin: true }),
    deactivatePerson: (ctx) => admin.deactivatePerson(ctx, { personId: otherJunior.viewer.id }),
    changeAddressFor: (ctx) =>
      changeAddressFor(ctx, {
        personId: otherJunior.viewer.id,
        addressBefore: otherJunior.viewer.email,
        email: `${newId()}@test.cairn`,
      }),
    reactivatePerson: (ctx) => admin.reactivatePerson(ctx, { personId: ctx.viewer.id }),
  }
}
