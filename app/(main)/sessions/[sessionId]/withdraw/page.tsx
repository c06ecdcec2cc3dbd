import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, plainDay } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { getWithdrawal, type Withdrawal } from '#lib/sessions/mistakes/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { datedTitle, sessionCrumbs } from '../heading.ts'
import { withdraw } from './actions.ts'

type Props = { params: Promise<{ sessionId: string }> }

// Shared by `generateMetadata` and the page.
const sessionOf = cache(async (sessionId: string) => {
  const session = await found(getSession(await requireContext(), addressId(sessionId)))
  return session.canWithdraw ? session : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const session = await sessionOf((await params).sessionId)
  return { title: `Withdraw: ${datedTitle(session, await requireContext())}` }
}

/** It changes what two people see, so its mentor confirms it on a page of its own. */
export default async function WithdrawSessionPage({ params }: Props) {
  const ctx = await requireContext()
  const session = await sessionOf((await params).sessionId)
  const withdrawal = await getWithdrawal(ctx, session)
  const back = `/sessions/${session.id}`
  const day = plainDay(session.heldOn, dayIn(ctx.now, ctx.timeZone))
  const name = calledName(ctx.viewer, session.junior)
  return (
    <Page
      width="read"
      title="Withdraw session"
      lede={`For a session logged by mistake. You can put it back as long as you mentor ${name}.`}
      crumbs={[...sessionCrumbs(session, ctx.viewer), { href: back, label: datedTitle(session, ctx) }]}
    >
      <h2 className="subheading">What happens</h2>
      <div className="prose mt-3">
        <ul>
          <li>
            Only you will be able to read your notes, and only <bdi>{name}</bdi> can read <bdi>{name}</bdi>’s.
          </li>
          {consequences(withdrawal).map((words) => (
            <li key={words}>{words}</li>
          ))}
          <Planned withdrawal={withdrawal} ctx={ctx} />
          <li>It will no longer count as a time you met.</li>
          <li>
            “Session of {day}, withdrawn by <bdi>{ctx.viewer.name}</bdi>” is still shown in its place.
          </li>
        </ul>
      </div>
      <ActionForm action={withdraw} className="form mt-8">
        <input type="hidden" name="sessionId" value={session.id} />
        <Hidden name="version" value={session.version} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton ends>Withdraw session</SubmitButton>
          <a className="button button--quiet" href={back}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}

function consequences({ points, actions }: Withdrawal): string[] {
  const words = (number: number, what: string, happens: string) =>
    number > 0 && `${count(number, what)} ${happens}.`
  return [
    words(points.open, 'point', 'that you talked about will be open again'),
    words(points.gone, 'point', 'added in it will be withdrawn too'),
    words(actions.open, 'action', 'closed in it will be open again'),
    words(actions.gone, 'action', 'agreed in it will be withdrawn too'),
  ].filter((each) => each !== false)
}

function Planned({
  withdrawal: { plannedAs, planned },
  ctx,
}: {
  withdrawal: Withdrawal
  ctx: Ctx
}): ReactNode {
  if (planned)
    return (
      <li>
        Your next session stays planned for <SessionTime session={planned} ctx={ctx} />.{' '}
        <a href={`/sessions/${planned.id}/edit`}>Move or cancel it</a> if that was a mistake too.
      </li>
    )
  if (!plannedAs) return null
  return (
    <li>
      The session that was planned for <SessionTime session={plannedAs} ctx={ctx} /> will be planned again.
    </li>
  )
}
