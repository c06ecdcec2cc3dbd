import { LifeLine } from '#app/_parts/drawings/life-line.tsx'
import { plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { lifeOf } from '#lib/goals/life/rules.ts'
import { isOpen } from '#lib/goals/rules.ts'
import { eventWords } from './event-words.tsx'
import { type View, who } from './words.ts'

/** From the goal's first day to its last, in the reader's days, as its history below has them. */
export function GoalLife({ ctx, goal }: View) {
  const today = dayIn(ctx.now, ctx.timeZone)
  const events = goal.events.map((event) => ({ ...event, day: dayIn(event.at, ctx.timeZone) }))
  const life = lifeOf(events, { isOpen: isOpen(goal.state), dueOn: goal.dueOn, today })
  if (!life) return null
  const words = events.map((event) => {
    const actor = who(ctx, { id: event.actorId, name: event.actorName })
    const sentence = `${plainDay(event.day, today)}: ${actor} ${eventWords(ctx, goal, event)}`
    return { id: event.id, sentence }
  })
  if (life.due) words.push({ id: 'due', sentence: `Due ${plainDay(life.due.day, today)}` })
  return (
    <section aria-labelledby="life">
      <h2 id="life" className="visually-hidden">
        From its first day to its last
      </h2>
      <LifeLine life={life} words={words} />
    </section>
  )
}
