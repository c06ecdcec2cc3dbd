import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { sessionNotes } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { writeSessionNotesInput } from '#lib/sessions/input.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { versionsOf } from '#lib/sessions/rules.ts'
import { builtInThemeIds, noteInput } from '#tests/support/reviews.ts'
import { action, log, plan, point } from '#tests/support/sessions.ts'
import type { TestTeam } from '#tests/support/team.ts'
import { type TextName, text } from './texts.ts'

type Days = { today: string }

/** Sessions held and planned, with notes, agenda points and actions by both sides. Answers ids. */
export async function writeSessions(team: TestTeam, { today }: Days) {
  const { mentor, junior, formerMentor, otherMentor } = team
  const actions: Partial<Record<TextName, string>> = {}
  const points: Partial<Record<TextName, string>> = {}
  const act = async (ctx: Ctx, pairId: string, name: TextName, visibility: string) => {
    actions[name] = (await action(ctx, pairId, text(name), { visibility })).id
  }
  const ask = async (ctx: Ctx, pairId: string, name: TextName, visibility: string) => {
    points[name] = (await point(ctx, pairId, text(name), { visibility })).id
  }
  // The version that a form for the own notes carries; with the session's own for who changes that as well.
  const versionFor = async (ctx: Ctx, sessionId: string, session?: { id: string; version: number }) => {
    const own = await db
      .select({ id: sessionNotes.id, version: sessionNotes.version })
      .from(sessionNotes)
      .where(and(eq(sessionNotes.sessionId, sessionId), eq(sessionNotes.authorId, ctx.viewer.id)))
    return versionsOf(session ? [session, ...own] : own)
  }
  const write = async (ctx: Ctx, sessionId: string, notes: Partial<Record<string, TextName>>) => {
    const version = await versionFor(ctx, sessionId)
    const bodies = Object.entries(notes).map(([visibility, name]) => [visibility, text(name as TextName)])
    await writeSessionNotes(
      ctx,
      writeSessionNotesInput.parse({ sessionId, version, ...Object.fromEntries(bodies) }),
    )
  }

  const ofFormer = team.formerMentorshipId
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

  const held = await log(mentor, team.mentorshipId, {
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
  const brief = await log(mentor, team.mentorshipId, {
    heldOn: addDays(today, -10),
    notes: text('session-brief-pair'),
  })
  const planned = await plan(mentor, team.mentorshipId, { heldOn: addDays(today, 5) })
  await ask(mentor, team.mentorshipId, 'point-mentor-pair', 'pair')
  await ask(mentor, team.mentorshipId, 'point-mentor-circle', 'circle')
  await ask(junior, team.mentorshipId, 'point-junior-pair', 'pair')
  await ask(junior, team.mentorshipId, 'point-junior-circle', 'circle')
  await act(mentor, team.mentorshipId, 'action-mentor-pair', 'pair')
  await act(mentor, team.mentorshipId, 'action-mentor-circle', 'circle')
  await act(junior, team.mentorshipId, 'action-junior-pair', 'pair')
  await act(junior, team.mentorshipId, 'action-junior-circle', 'circle')

  const [others] = await db
    .select({ id: mentorships.id })
    .from(mentorships)
    .where(eq(mentorships.mentorId, otherMentor.viewer.id))
  const ofOther = await log(otherMentor, others?.id ?? '', {
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
      formerNote: await noteOf(formerMentor, earlier.id),
      planned: planned.id,
      ofFormer: earlier.id,
      ofOther: ofOther.id,
    },
    otherMentorshipId: others?.id ?? '',
    actions: actions as Record<TextName, string>,
    points: points as Record<TextName, string>,
  }
}

/** The id of somebody's note for the pair. */
async function noteOf(ctx: Ctx, sessionId: string): Promise<string> {
  const [note] = await db
    .select({ id: sessionNotes.id })
    .from(sessionNotes)
    .where(
      and(
        eq(sessionNotes.sessionId, sessionId),
        eq(sessionNotes.authorId, ctx.viewer.id),
        eq(sessionNotes.visibility, 'pair'),
      ),
    )
  return note?.id ?? ''
}

/** Review notes by everybody who may write one, in each visibility. Answers their ids by their text's name. */
export async function writeReviews(team: TestTeam, { goalId, today }: Days & { goalId: string }) {
  const [themeId] = await builtInThemeIds()
  const ids: Partial<Record<TextName, string>> = {}
  const write = async (ctx: Ctx, name: TextName, visibility: string, findings: string[] = []) => {
    const of = name.includes('-other-') ? team.otherJunior : team.junior
    const input = noteInput(team, {
      juniorId: of.viewer.id,
      reviewedOn: addDays(today, -1),
      title: text(name),
      summary: text(name),
      visibility,
      goalIds: of === team.junior ? [goalId] : [],
      findings: findings.map((body) => ({ id: newId(), severity: 'issue', themeId, body, snippet: body })),
    })
    ids[name] = (await logReview(ctx, input)).id
  }
  await write(team.mentor, 'review-mentor-private', 'private', [text('finding-mentor-private')])
  await write(team.mentor, 'review-mentor-pair', 'pair', [text('finding-mentor-pair')])
  await write(team.mentor, 'review-mentor-circle', 'circle', [text('finding-mentor-circle')])
  await write(team.lead, 'review-lead-private', 'private')
  await write(team.lead, 'review-lead-pair', 'pair')
  await write(team.lead, 'review-lead-circle', 'circle')
  await write(team.formerMentor, 'review-former-private', 'private')
  await write(team.formerMentor, 'review-former-pair', 'pair')
  await write(team.formerMentor, 'review-former-circle', 'circle')
  await write(team.otherMentor, 'review-other-private', 'private')
  await write(team.otherMentor, 'review-other-circle', 'circle')
  return { ids: ids as Record<TextName, string>, themeId: themeId ?? '' }
}
