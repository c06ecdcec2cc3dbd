import { UsefulButtons, WhoReadsAnswers } from '#app/_parts/sessions/useful-buttons.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { give } from '#app/(main)/sessions/[sessionId]/opinion/actions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import type { JuniorHome } from '#lib/views/home/reads.ts'

/** About the latest session, while it's recent. Skipping it costs nothing, so nothing here says that it's open. */
export function WasItWorthIt({ ctx, session }: { ctx: Ctx; session: JuniorHome['unrated'] }) {
  if (!session) return null
  const { id, heldOn, mentor } = session
  const name = calledName(ctx.viewer, mentor)
  return (
    <section aria-labelledby="worth-it" className="print:hidden">
      <h2 id="worth-it" className="subheading">
        Was it worth it?
      </h2>
      <p className="meta mt-1">
        <a href={`/sessions/${id}`}>
          Your session with <bdi>{name}</bdi> of {plainDay(heldOn, personDay(ctx.now, ctx.viewer.zones))}
        </a>
      </p>
      <ActionForm
        action={give}
        part="give"
        className="mt-3 grid gap-3"
        aria-labelledby="worth-it"
        formId={newId()}
        fixed={{ sessionId: id, from: 'home' }}
      >
        <UsefulButtons />
        <p className="hint">
          <WhoReadsAnswers name={name} /> To add a word, <a href={`/sessions/${id}#worth-it`}>answer there</a>
          .
        </p>
      </ActionForm>
    </section>
  )
}
