import { Pages } from '#app/_ui/chips.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { outcomeWords } from '#lib/jots/rules.ts'
import type { ClosedJot } from '#lib/views/jots/reads.ts'

type Closed = { jots: ClosedJot[]; hasMore: boolean }

/** Behind a link, because it may be most of the page. */
export function ClosedJots(props: { ctx: Ctx; closed: Closed; page: number; words: string }) {
  const { ctx, closed, page, words } = props
  if (page === 0)
    return (
      <p className="text-sm">
        <a href="/jots?closed=1#closed">{words}</a>
      </p>
    )
  const at = (number: number) => `/jots?closed=${number}#closed`
  return (
    <div id="closed">
      <Fold summary={words} open>
        <Plain as="ul" className="sheet rows mt-3">
          {closed.jots.map((jot) => (
            <li key={jot.id} className="wrap-anywhere">
              <a href={`/jots/${jot.id}`}>
                <PlainText text={jot.body} />
              </a>
              <p className="meta">
                <Became ctx={ctx} jot={jot} />
                {jot.about && (
                  <>
                    , about <bdi>{fullName(ctx.viewer, jot.about)}</bdi>
                  </>
                )}
              </p>
            </li>
          ))}
        </Plain>
        <Pages
          label="Closed jots"
          newer={page > 1 ? at(page - 1) : undefined}
          older={closed.hasMore ? at(page + 1) : undefined}
        />
      </Fold>
    </div>
  )
}

/** "Became an action on 12 Nov", with a link as long as the viewer can see it. */
export function Became({ ctx, jot }: { ctx: Ctx; jot: Omit<ClosedJot, 'place'> }) {
  const { becameKind, closedAt, href } = jot
  const what = becameKind && outcomeWords[becameKind]
  return (
    <>
      {what ? 'Became ' : 'Let go'}
      {what && (href ? <a href={href}>{what}</a> : what)}
      {closedAt && (
        <>
          {' '}
          on{' '}
          <Time at={closedAt}>{plainDay(dayIn(closedAt, ctx.timeZone), dayIn(ctx.now, ctx.timeZone))}</Time>
        </>
      )}
    </>
  )
}
