import { newId } from '#lib/core/ids.ts'
import { addAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import { beginning, type Stage } from './people-steps.ts'
import { sessionTexts, waitingPoints } from './session-texts.ts'
import type { Story } from './stories.ts'

export async function tellSessions(stage: Stage, story: Story, turn: () => number): Promise<void> {
  const { every, last, next } = story.sessions
  const days: number[] = []
  for (let day = last; day < beginning - 6; day += every) days.unshift(day)
  for (const [index, day] of days.entries()) {
    const following = index + 1 < days.length ? (days[index + 1] ?? null) : next === undefined ? null : -next
    await hold(stage, story, day, following, turn())
  }
  await waitForNext(stage, story, turn())
}

async function hold(
  stage: Stage,
  story: Story,
  day: number,
  following: number | null,
  count: number,
): Promise<void> {
  const ctx = stage.as(story.mentor, day, 14)
  const form = await getSessionForm(ctx, stage.personId(story.junior))
  const text = sessionTexts[count % sessionTexts.length] ?? sessionTexts[0]
  if (!text) return
  await logSession(ctx, {
    formId: newId(),
    mentorshipId: form.mentorshipId,
    plannedId: form.planned?.id ?? null,
    heldOn: stage.day(day),
    minutes: [30, 45, 60][count % 3] ?? null,
    talked: form.openPoints.map(({ id }) => id),
    points: text.points.map((body) => ({ body, talked: true })),
    // One in five stays open; of the rest, one in eight is dropped.
    open: form.openActions.map(({ id, version }, index) => ({
      id,
      version,
      choice: (count + index) % 5 === 4 ? 'open' : (count + index) % 8 === 3 ? 'dropped' : 'done',
    })),
    notes: text.notes,
    visibility: count % 7 === 6 ? 'circle' : 'pair',
    privateNotes: text.mine ?? '',
    actions: text.actions.map(({ body, owner, days }) => ({ body, owner, dueOn: stage.day(day - days) })),
    nextOn: following === null ? null : stage.day(following),
    nextAt: following === null ? null : (['15:00', '10:30', '09:30'][count % 3] ?? null),
  })
}

async function waitForNext(stage: Stage, story: Story, count: number): Promise<void> {
  if (story.sessions.next === undefined) return
  const form = await getSessionForm(stage.as(story.mentor, 0), stage.personId(story.junior))
  const since = Math.max(0, story.sessions.last - 2)
  const add = (key: string, body: string | undefined) =>
    addAgendaPoint(stage.as(key, since, 12), {
      formId: newId(),
      mentorshipId: form.mentorshipId,
      body: body ?? '',
      visibility: 'pair',
    })
  const { junior, mentor } = waitingPoints
  await add(story.junior, junior[count % junior.length])
  if (count % 3 !== 0) await add(story.mentor, mentor[count % mentor.length])
  if (count % 2 === 0) await add(story.junior, junior[(count + 1) % junior.length])
}
