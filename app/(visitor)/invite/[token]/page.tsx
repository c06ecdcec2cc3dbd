import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { NameFields } from '#app/_parts/people/name-fields.tsx'
import { TimeZoneChoice } from '#app/_parts/people/time-zone-choice.tsx'
import { findContext } from '#app/_server/context.ts'
import { found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Gate } from '#app/_ui/gate.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { makeSystemContext } from '#lib/core/context.ts'
import { readableAddress } from '#lib/core/email.ts'
import { tokenField } from '#lib/core/fields.ts'
import { clockTime, plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { findInvite, type InviteByToken } from '#lib/invites/reads.ts'
import { accept, join } from './actions.ts'

type Props = { params: Promise<{ token: string }> }

// Shared by `generateMetadata` and the page.
const inviteOf = cache(async (token: string) =>
  tokenField().safeParse(token).success
    ? found(findInvite(makeSystemContext(new Date()), token))
    : notFound(),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const invite = await inviteOf((await params).token)
  if (invite.state !== 'open') return { title: closedTitle }
  return { title: (await isForAnother(invite)) ? otherTitle : `Invite ${purpose(invite)}` }
}

const closedTitle = 'This invite no longer works'
const otherTitle = 'This invite is for another account'

async function isForAnother({ email }: InviteByToken): Promise<boolean> {
  const ctx = await findContext()
  return ctx !== null && ctx.viewer.email !== email
}

/** Looks the same whether or not the address has an account, since the person who created the link can open it too. */
export default async function Invite({ params }: Props) {
  const { token } = await params
  const invite = await inviteOf(token)
  if (invite.state !== 'open') return <Closed invite={invite} />
  const ctx = await findContext()
  if (!ctx) return <Newcomer invite={invite} token={token} />
  if (ctx.viewer.email !== invite.email)
    return <SomeoneElse invite={invite} token={token} email={ctx.viewer.email} />
  return (
    <Gate
      title="One more role"
      lede={`${invite.invitedBy} has invited you ${purpose(invite)}. The invite is for ${readableAddress(invite.email)}, and expires on ${lastMoment(invite, ctx.now, ctx.timeZone)}.`}
    >
      <ActionForm action={join} className="mt-7">
        <input type="hidden" name="token" value={token} />
        <SubmitButton>Join</SubmitButton>
      </ActionForm>
      <p className="meta">
        <a href="/">Cancel</a>
      </p>
    </Gate>
  )
}

const purpose = ({ teamName, role }: InviteByToken) =>
  teamName ? `to join ${teamName} as a ${role}` : 'to look after Cairn as an admin'

function lastMoment({ expiresAt }: InviteByToken, now: Date, zone: string): string {
  return `${plainDay(dayIn(expiresAt, zone), dayIn(now, zone))}, ${clockTime(expiresAt, zone)}`
}

/** Used, taken back or expired: someone with an old link needn't know which. */
function Closed({ invite }: { invite: InviteByToken }) {
  return (
    <Gate
      title={closedTitle}
      lede="An invite works once, for seven days, and can be revoked. If you’ve already accepted it, sign in."
    >
      <p className="mt-7">Otherwise ask {invite.invitedBy} for a new link.</p>
      <p className="mt-7">
        <a className="button" href="/sign-in">
          Sign in
        </a>
      </p>
    </Gate>
  )
}

function SomeoneElse({ invite, token, email }: { invite: InviteByToken; token: string; email: string }) {
  return (
    <Gate
      title={otherTitle}
      lede={`It’s for ${readableAddress(invite.email)}, and you’re signed in as ${readableAddress(email)}.`}
    >
      <form action="/sign-out" method="post" className="mt-7">
        <input type="hidden" name="to" value={`/invite/${token}`} />
        <button type="submit" className="button button--primary">
          Sign out and come back here
        </button>
      </form>
      <p className="meta">
        <a href="/">Stay signed in</a>
      </p>
    </Gate>
  )
}

function Newcomer({ invite, token }: { invite: InviteByToken; token: string }) {
  return (
    <Gate
      title="Welcome to Cairn"
      lede={`${invite.invitedBy} has invited you ${purpose(invite)}. The invite is for ${readableAddress(invite.email)}, and expires on ${lastMoment(invite, new Date(), 'UTC')} (UTC).`}
    >
      <p className="mt-7">
        If you have an account with this address, sign in and you’ll come back here.{' '}
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(`/invite/${token}`)}`}>Sign in</a>
      </p>
      <h2 className="subheading mt-9">Create your account</h2>
      <ActionForm action={accept}>
        <input type="hidden" name="token" value={token} />
        {/* Password managers save the address with the password. */}
        <input type="email" name="username" value={invite.email} autoComplete="username" readOnly hidden />
        <NameFields label="Your name" />
        <TextField
          name="password"
          label="Choose a password"
          hint="10 characters or more. A few words in a row are fine."
          type="password"
          autoComplete="new-password"
          required
        />
        <TimeZoneChoice value="" hint="Used for days, times and due dates." />
        <SubmitButton>Join</SubmitButton>
      </ActionForm>
    </Gate>
  )
}
