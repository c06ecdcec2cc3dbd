import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { sessionNotes } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { writeSessionNotesInput } from '#lib/sessions/input.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { joinVersions } from '#lib/sessions/rules.ts'
import { actionToWithdraw, noteToWithdraw, pointToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { agree, log, plan, raise } from '#tests/support/world/sessions.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

/** Writes sessions held and planned, with notes, agenda points and actions by both of each pair. */
export async function writeSessions(world: World, today: string) {
  const { mentor, junior, formerMentor, otherMentor, mentorshipId, otherMentorshipId } = world
  const actions: Partial<Record<TextName, string>> = {}
  const points: Partial<Record<TextName, string>> = {}
  const act = async (ctx: Ctx, pairId: string, name: TextName, visibility: string) => {
    actions[name] = (await agree(ctx, pairId, text(name), { visibility })).id
  }
  const ask = async (ctx: Ctx, pairId: string, name: TextName, visibility: string) => {
    points[name] = (await raise(ctx, pairId, text(name), { visibility })).id
  }
  // The version in the form for one's own notes. The edit form's also includes the session's.
  const versionFor = async (ctx: Ctx, sessionId: string, session?: { id: string; version: number }) => {
    const own = await db
      .select({ id: sessionNotes.id, version: sessionNotes.version })
      .from(sessionNotes)
      .where(and(eq(sessionNotes.sessionId, sessionId), eq(sessionNotes.authorId, ctx.viewer.id)))
    return joinVersions(session ? [session, ...own] : own)
  }
  const write = async (ctx: Ctx, sessionId: string, notes: Partial<Record<string, TextName>>) => {
    const version = await versionFor(ctx, sessionId)
    const bodies = Object.entries(notes).map(([visibility, name]) => [visibility, text(name as TextName)])
    await writeSessionNotes(
      ctx,
      writeSessionNotesInput.parse({ sessionId, version, ...Object.fromEntries(bodies) }),
    )
  }

  const ofFormer = world.formerMentorshipId
  const earlier = await log(formerMentor, ofFormer, {
    heldOn: addDays(today, -20),
    notes: text('session-former-pair'),
    privateNotes: text('session-former-private'),
  })
  await write(formerMentor, earlier.id, { circle: 'session-former-circle' })
  await write(junior, earlier.id, {
    private: 'session-junior-private-then',
    pair: 'session-junior-pair-to-former',
    circle: 'session-junior-circle-then',
  })
  await ask(formerMentor, ofFormer, 'point-former-pair', 'pair')
  await act(formerMentor, ofFormer, 'action-former-pair', 'pair')
  await act(formerMentor, ofFormer, 'action-former-circle', 'circle')

  const held = await log(mentor, mentorshipId, {
    heldOn: addDays(today, -2),
    notes: text('session-mentor-pair'),
    privateNotes: text('session-mentor-private'),
  })
  await write(mentor, held.id, { circle: 'session-mentor-circle' })
  await write(junior, held.id, {
    private: 'session-junior-private',
    pair: 'session-junior-pair',
    circle: 'session-junior-circle',
  })
  const brief = await log(mentor, mentorshipId, {
    heldOn: addDays(today, -10),
    notes: text('session-brief-pair'),
  })
  const withdrawn = await log(mentor, mentorshipId, {
    heldOn: addDays(today, -12),
    notes: text('session-withdrawn-pair'),
  })
  await write(junior, withdrawn.id, { circle: 'session-withdrawn-circle' })
  await withdrawText(mentor, { sessionId: withdrawn.id, version: 1 }, sessionToWithdraw)
  await write(mentor, brief.id, { circle: 'session-mentor-withdrawn' })
  const withdrawnNote = await noteOf(mentor, brief.id, 'circle')
  await withdrawText(mentor, { id: withdrawnNote, version: 1 }, noteToWithdraw)
  const planned = await plan(mentor, mentorshipId, { heldOn: addDays(today, 5) })
  await ask(mentor, mentorshipId, 'point-mentor-pair', 'pair')
  await ask(mentor, mentorshipId, 'point-mentor-circle', 'circle')
  await ask(junior, mentorshipId, 'point-junior-pair', 'pair')
  await ask(junior, mentorshipId, 'point-junior-circle', 'circle')
  await act(mentor, mentorshipId, 'action-mentor-pair', 'pair')
  await act(mentor, mentorshipId, 'action-mentor-circle', 'circle')
  await act(junior, mentorshipId, 'action-junior-pair', 'pair')
  await act(junior, mentorshipId, 'action-junior-circle', 'circle')
  await ask(junior, mentorshipId, 'point-junior-withdrawn', 'circle')
  await withdrawText(junior, { id: points['point-junior-withdrawn'] ?? '', version: 1 }, pointToWithdraw)
  await act(mentor, mentorshipId, 'action-mentor-withdrawn', 'circle')
  await withdrawText(mentor, { id: actions['action-mentor-withdrawn'] ?? '', version: 1 }, actionToWithdraw)

  const ofOther = await log(otherMentor, otherMentorshipId, {
    heldOn: addDays(today, -1),
    notes: text('session-other-circle'),
    visibility: 'circle',
  })
  return {
    sessions: {
      held: held.id,
      heldVersion: await versionFor(mentor, held.id, { id: held.id, version: 1 }),
      mentorVersion: await versionFor(mentor, held.id),
      juniorVersion: await versionFor(junior, held.id),
      brief: brief.id,
      briefNote: await noteOf(mentor, brief.id),
      withdrawnNote,
      formerNote: await noteOf(formerMentor, earlier.id),
      withdrawn: withdrawn.id,
      planned: planned.id,
      ofFormer: earlier.id,
      ofOther: ofOther.id,
    },
    actions: actions as Record<TextName, string>,
    points: points as Record<TextName, string>,
  }
}

async function noteOf(ctx: Ctx, sessionId: string, visibility: Visibility = 'pair'): Promise<string> {
  const [note] = await db
    .select({ id: sessionNotes.id })
    .from(sessionNotes)
    .where(
      and(
        eq(sessionNotes.sessionId, sessionId),
        eq(sessionNotes.authorId, ctx.viewer.id),
        eq(sessionNotes.visibility, visibility),
      ),
    )
  return note?.id ?? ''
}
