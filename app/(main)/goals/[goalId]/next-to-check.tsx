import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import { listQueue } from '#lib/goals/lists/reads.ts'

/** After an answer: what has waited longest of the rest. One query. */
export async function NextToCheck({ ctx }: { ctx: Ctx }) {
  const [next] = await listQueue(ctx)
  if (!next) return <span className="meta">Nothing else is waiting for you.</span>
  const junior = { id: next.juniorId, name: next.juniorName }
  return (
    <a className="button button--small button--primary" href={`/goals/${next.id}#evidence`}>
      Next: <bdi>{calledName(ctx.viewer, junior)}</bdi>, “<PlainText text={next.title} />”
    </a>
  )
}
