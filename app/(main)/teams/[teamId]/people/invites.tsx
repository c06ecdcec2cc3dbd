import { ActionForm } from '#app/_ui/action-form.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { readableAddress } from '#lib/core/email.ts'
import { plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { OpenInvite } from '#lib/invites/reads.ts'
import { takeBack } from './actions.ts'

export function Invites({ invites, ctx }: { invites: OpenInvite[]; ctx: Ctx }) {
  if (invites.length === 0) return null
  const today = dayIn(ctx.now, ctx.timeZone)
  return (
    <section aria-labelledby="invites">
      <h2 id="invites">Invited</h2>
      <ul className="sheet rows mt-3">
        {invites.map((invite) => (
          <li key={invite.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
            <p>
              <b>{readableAddress(invite.email)}</b> as {invite.role ?? 'admin'}{' '}
              <span className="meta">
                by {invite.invitedBy}, expires on{' '}
                <Time at={invite.expiresAt}>{plainDay(dayIn(invite.expiresAt, ctx.timeZone), today)}</Time>
              </span>
            </p>
            <ActionForm action={takeBack}>
              <input type="hidden" name="inviteId" value={invite.id} />
              <SubmitButton
                className="button button--small"
                aria-label={`Revoke the invite for ${readableAddress(invite.email)}`}
              >
                Revoke
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
