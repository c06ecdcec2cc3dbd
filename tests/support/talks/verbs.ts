import { transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { closeAction } from '#lib/sessions/action-items/writes.ts'
import { moveAgendaPoint } from '#lib/sessions/agenda/arranging/writes.ts'
import { moves } from '#lib/sessions/agenda/rules.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { editSessionInput } from '#lib/sessions/input.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { editSession } from '#lib/sessions/mending/writes.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { cancelSession, moveSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { takeQuestions } from '#lib/sessions/templates/using/writes.ts'
import { dayFrom } from '../context.ts'
import { agree, log, plan, raise } from '../world/sessions.ts'
import type { State } from './state.ts'

/**
 * What a pair can do. A verb makes what it needs from what there is, does nothing if that is missing, and notes what it
 * closes; `pick` is drawn. Another verb is another entry.
 */
export const verbs: Record<string, (state: State, pick: number) => Promise<unknown>> = {
  add: async (state, pick) => {
    const who = state.either(pick)
    const visibility = pick % 3 === 0 ? 'circle' : 'pair'
    const part = ['', 'talk', 'decide'][pick % 5]
    const body = state.words('point')
    await raise(who, state.mentorshipId, body, { visibility, part })
  },
  agree: async (state, pick) => {
    const visibility = pick % 4 === 0 ? 'circle' : 'pair'
    await agree(state.either(pick), state.mentorshipId, state.words('action'), { visibility })
  },
  'take questions': async (state, pick) => {
    const questions = [state.words('point'), state.words('point')]
    const visibility = pick % 2 === 0 ? 'circle' : 'pair'
    const taken = { formId: newId(), mentorshipId: state.mentorshipId, questions, part: null }
    await takeQuestions(state.mentor, { ...taken, visibility })
  },
  order: async (state, pick) => {
    const who = state.either(pick)
    const points = await state.openPoints(who)
    const [one, other] = [points[pick % points.length], points[(pick >> 3) % points.length]]
    const what = moves[pick % moves.length]
    if (!one || !other || one === other || !what) return
    await moveAgendaPoint(who, {
      formId: newId(),
      mentorshipId: state.mentorshipId,
      do: { what, id: one.id, beside: other.id },
    })
  },
  'take back': async (state, pick) => {
    const who = state.either(pick)
    const own = (await state.openPoints(who)).filter(({ author }) => author.id === who.viewer.id)
    const point = own[pick % own.length]
    if (!point) return
    await withdrawAgendaPoint(who, { pointId: point.id })
    state.closed(point.id)
  },
  close: async (state, pick) => {
    const who = state.either(pick)
    const open = await state.openActions(who)
    const action = open[pick % open.length]
    if (!action) return
    const outcome = pick % 2 === 0 ? 'done' : 'dropped'
    await closeAction(who, { actionId: action.id, version: action.version, state: outcome })
    state.closed(action.id)
  },
  plan: async (state, pick) => {
    try {
      await plan(state.mentor, state.mentorshipId, { heldOn: dayFrom(state.mentor.now, 3 + (pick % 60)) })
    } catch (error) {
      // A second one is planned by a series.
      if (!(error instanceof Refused)) throw error
      await planBeside(state, pick)
    }
  },
  move: async (state, pick) => {
    const session = await state.session('planned', pick)
    if (!session) return
    const to = { heldOn: dayFrom(state.mentor.now, 2 + (pick % 80)), startsAt: null, meant: [] }
    await moveSession(state.mentor, {
      formId: newId(),
      sessionId: session.id,
      version: session.version,
      ...to,
    })
  },
  cancel: async (state, pick) => {
    const session = await state.session('planned', pick)
    if (session) await cancelSession(state.mentor, { sessionId: session.id, version: session.version })
  },
  log: async (state, pick) => {
    const planned = (await getSessionForm(state.mentor, state.junior.viewer.id)).planned
    const talked = (await state.openPoints(state.mentor)).filter((_, index) => (pick >> index) & 1)
    const open = (await state.openActions(state.mentor)).map(({ id, version }, index) => ({
      id,
      version,
      choice: (['open', 'done', 'dropped', 'open'] as const)[(pick >> index) % 4] ?? 'open',
    }))
    const [left, done, action] = [state.words('point'), state.words('point'), state.words('action')]
    const { id } = await log(state.mentor, state.mentorshipId, {
      ...(planned && { plannedAsked: planned.id, plannedId: pick % 2 === 0 ? planned.id : 'none' }),
      talked: talked.map((point) => point.id),
      open,
      points: [{ body: left }, { body: done, talked: 'on' }],
      actions: [{ body: action }],
    })
    const closed = open.filter(({ choice }) => choice !== 'open')
    state.closedIn(id, [...[...talked, ...closed].map((row) => row.id), await state.idOf(done)])
  },
  'untick by editing': async (state, pick) => {
    const held = await state.session('held', pick)
    if (!held) return
    const { points, editVersion, heldOn } = await getSession(state.mentor, held.id)
    const shown = points.filter(({ withdrawnAt }) => !withdrawnAt).map(({ id }) => id)
    const talked = shown.filter((_, index) => (pick >> index) & 1)
    const form = { formId: newId(), sessionId: held.id, version: editVersion, heldOn, shown, talked }
    await editSession(state.mentor, editSessionInput.parse(form))
    state.openedIn(
      held.id,
      shown.filter((id) => !talked.includes(id)),
    )
  },
  'withdraw session': async (state, pick) => {
    const held = await state.session('held', pick)
    if (held)
      await withdrawText(state.mentor, { sessionId: held.id, version: held.version }, sessionToWithdraw)
  },
  'put session back': async (state, pick) => {
    const gone = await state.session('withdrawn', pick)
    if (gone)
      await putBackText(state.mentor, { sessionId: gone.id, version: gone.version }, sessionToWithdraw)
  },
}

// As a series does, beside one that is planned already.
async function planBeside(state: State, pick: number): Promise<void> {
  const beside = await state.session('planned', pick)
  if (!beside) return
  const heldOn = dayFrom(state.mentor.now, 5 + (pick % 50))
  await transaction((tx) => tx.insert(sessions).values({ ...beside, id: newId(), heldOn, version: 1 }))
}
