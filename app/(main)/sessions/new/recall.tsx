import { LastTime, SinceRows } from '#app/_parts/sessions/recall.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { span } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { SessionFormPage } from '#lib/sessions/logging/reads.ts'

export function Recall({ ctx, form }: { ctx: Ctx; form: SessionFormPage }) {
  const { goals, reviews, last, junior, cadenceDays, today } = form
  return (
    <aside className="aside lg:sticky lg:top-6" aria-label="To remember">
      <LastTime
        last={last}
        today={today}
        first={
          <>
            Ask <bdi>{calledName(ctx.viewer, junior)}</bdi> what brought them here, and agree on a first step.
          </>
        }
      />
      <section>
        <h2 className="subheading">{last ? 'Since then' : `The last ${span(cadenceDays)}`}</h2>
        {goals.length === 0 && reviews.notes === 0 ? (
          <p className="mt-2 text-sm">No progress on goals and no review notes.</p>
        ) : (
          <ul className="links mt-2">
            <SinceRows goals={goals} reviews={reviews} juniorId={junior.id} />
          </ul>
        )}
      </section>
    </aside>
  )
}
