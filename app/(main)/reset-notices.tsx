import { When } from '#app/_parts/sessions/when.tsx'
import { unseenResets } from '#app/_server/unseen-resets.ts'
import { Notice } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { clockTime } from '#lib/core/format.ts'
import type { UnseenReset } from '#lib/sign-ins/resets/reads.ts'

/** On every page until the person says that they've read it: such a link opens everything that they can read. */
export async function ResetNotices({ ctx }: { ctx: Ctx }) {
  const links = await unseenResets(ctx)
  if (links.length === 0) return null
  return (
    <aside className="wrap stack-3 pt-6 print:hidden" aria-label="About your account">
      {links.map((link) => (
        <Notice
          key={link.id}
          tone="soon"
          action={
            <a className="button button--small" href="/settings/sign-ins">
              Your sign-ins
            </a>
          }
        >
          {link.madeBy === null ? (
            'The person who runs this server'
          ) : (
            <>
              An admin, <b>{link.madeBy}</b>,
            </>
          )}{' '}
          created a link to reset your password on <When at={link.createdAt} ctx={ctx} form="plain" />.{' '}
          <Outcome link={link} ctx={ctx} />
        </Notice>
      ))}
    </aside>
  )
}

function Outcome({ link, ctx }: { link: UnseenReset; ctx: Ctx }) {
  if (link.usedAt)
    return (
      <>
        It was used on <When at={link.usedAt} ctx={ctx} form="plain" />,{' '}
        {clockTime(link.usedAt, ctx.timeZone)}. If that wasn’t you, change your password.
      </>
    )
  if (link.state === 'open')
    return `It hasn’t been used, and expires at ${clockTime(link.expiresAt, ctx.timeZone)}.`
  return 'It wasn’t used, and has expired.'
}
