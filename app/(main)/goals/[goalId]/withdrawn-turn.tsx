import { Withdrawn } from '#app/_parts/audience/withdrawn.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { WithdrawnOnGoal } from '#lib/goals/withdrawn/reads.ts'

/** What stays of a comment or an observation that someone else withdrew. */
export function WithdrawnTurn({ ctx, line }: { ctx: Ctx; line: WithdrawnOnGoal }) {
  return (
    <li id={`${line.kind}-${line.id}`}>
      <span className="history__mark">
        <Pebble person={line.author} size="small" />
      </span>
      <p>
        <Withdrawn ctx={ctx} line={line} />
      </p>
    </li>
  )
}
