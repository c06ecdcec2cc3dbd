import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import type { CommentVersion } from '#lib/goals/comments/reads.ts'

export function EarlierVersions({ ctx, versions }: { ctx: Ctx; versions: CommentVersion[] }) {
  if (versions.length === 0) return null
  return (
    <Fold summary={count(versions.length, 'earlier version')}>
      {versions.map((version) => (
        <div className="note mt-3" key={version.id}>
          <p className="meta">
            Until <When at={version.replacedAt} ctx={ctx} />
          </p>
          <Markdown text={version.body} />
        </div>
      ))}
    </Fold>
  )
}
