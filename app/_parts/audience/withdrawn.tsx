import { When } from '#app/_parts/sessions/when.tsx'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'

/** In the place of a text that someone else withdrew, for those who could read it. */
export function Withdrawn({ ctx, line }: { ctx: Ctx; line: Pick<WithdrawnLine, 'author' | 'withdrawnAt'> }) {
  return (
    <span className="meta">
      Withdrawn by <bdi>{calledName(ctx.viewer, line.author)}</bdi>,{' '}
      <When at={line.withdrawnAt} ctx={ctx} form="plain" />
    </span>
  )
}

/** For the tab of such a place. */
export const withdrawnTab = (ctx: Ctx, what: string, line: Pick<WithdrawnLine, 'author'>): string =>
  `${what}, withdrawn by ${calledName(ctx.viewer, line.author)}`

/** Beside the viewer's own text, if they withdrew it. `href` is the page that puts it back, if they still can. */
export function WithdrawnMark({ ctx, at, href }: { ctx: Ctx; at: Date | null; href?: string | false }) {
  if (!at) return null
  return (
    <p className="meta">
      You withdrew this on <When at={at} ctx={ctx} form="plain" />. Only you can read it.{' '}
      {href && (
        <a className="print:hidden" href={href}>
          Put it back
        </a>
      )}
    </p>
  )
}

/** What its author can do with a text where it's shown. `what` names it for screen readers: 'this comment'. */
export function OwnTools(props: { edit?: string | false; withdraw?: string | false; what: string }) {
  const { edit, withdraw, what } = props
  return (
    <>
      {edit && (
        <a className="text-sm print:hidden" href={edit} aria-label={`Edit ${what}`}>
          Edit
        </a>
      )}
      {withdraw && (
        <a className="text-sm print:hidden" href={withdraw} aria-label={`Withdraw ${what}`}>
          Withdraw
        </a>
      )}
    </>
  )
}
