import { When } from '#app/_parts/sessions/when.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, count, countInWords, isolated, listOfWords, withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { listStarts } from '#lib/plans/starting/reads.ts'

type Start = Awaited<ReturnType<typeof listStarts>>[number]

/** For whom it was started, as far as the viewer may know. */
export function Starts({ ctx, starts }: { ctx: Ctx; starts: Start[] }) {
  if (starts.length === 0) return null
  return (
    <section aria-labelledby="started">
      <div className="section-head">
        <h2 id="started">Started for</h2>
      </div>
      <Plain as="ul" className="sheet rows">
        {starts.map((start) => (
          <li key={start.id} id={`start-${start.id}`}>
            <h3 className="subheading">
              <a className="title" href={`/people/${start.junior.id}`}>
                <bdi>{fullName(ctx.viewer, start.junior)}</bdi>
              </a>
            </h3>
            <p className="meta">
              From <When at={start.startsOn} ctx={ctx} form="plain" />, started by{' '}
              <bdi>{start.by.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, start.by)}</bdi>.{' '}
              {start.achieved} of {count(start.goals, 'goal')} achieved.
            </p>
            {start.leftOut.length > 0 && (
              <Fold summary={`Left out: ${start.leftOut.length}`}>
                <ul className="list-disc ps-5 text-sm">
                  {start.leftOut.map((title, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two may have one title, and the list never changes.
                    <li key={place}>
                      <PlainText text={title} />
                    </li>
                  ))}
                </ul>
              </Fold>
            )}
          </li>
        ))}
      </Plain>
    </section>
  )
}

/** 'Started for Ada: five goals assigned. Left out, because Ada already has it: “Use Git”.' */
export function startedWords(ctx: Ctx, { junior, goals, leftOut }: Start): string {
  const name = isolated(calledName(ctx.viewer, junior))
  const assigned = `Started for ${name}: ${countInWords(goals, 'goal')} assigned.`
  if (leftOut.length === 0) return assigned
  const listed = leftOut.slice(0, 3).map((title) => `“${withoutBackticks(title)}”`)
  const more = leftOut.length - listed.length
  const titles = listOfWords(more > 0 ? [...listed, countInWords(more, 'more', 'more')] : listed)
  return `${assigned} ${capital(`left out, because ${name} already has ${leftOut.length === 1 ? 'it' : 'them'}: ${titles}.`)}`
}
