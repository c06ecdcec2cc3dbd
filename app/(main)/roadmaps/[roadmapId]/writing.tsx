import { ActionForm } from '#app/_ui/action-form.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { teamsToWriteFor } from '#lib/roadmaps/access.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'
import type { RoadmapToWrite } from '#lib/roadmaps/working-copies/reads.ts'
import { begin } from './edit/actions.ts'

/** What those who write roadmaps can do with this one. */
export function Writing(props: { ctx: Ctx; roadmap: Roadmap; written: RoadmapToWrite | undefined }) {
  const { ctx, roadmap, written } = props
  const mayCopy = teamsToWriteFor(ctx).length > 0 || ctx.viewer.isAdmin
  if (!written && !mayCopy) return null
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {written?.hasCopy && (
        <a className="button" href={`/roadmaps/${roadmap.roadmapId}/edit`}>
          Open the working copy
        </a>
      )}
      {written && !written.hasCopy && (
        <ActionForm
          action={begin}
          formId={newId()}
          fixed={{ roadmapId: roadmap.roadmapId }}
          aria-label="Change this roadmap"
        >
          <SubmitButton className="button">Change this roadmap</SubmitButton>
        </ActionForm>
      )}
      {mayCopy && (
        <a className="button button--quiet" href={`/roadmaps/new?copy=${roadmap.roadmapId}`}>
          Copy it
        </a>
      )}
    </div>
  )
}
