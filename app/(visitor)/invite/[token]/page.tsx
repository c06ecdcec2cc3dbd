import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findContext } from '#app/_server/context.ts'
import { found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Gate } from '#app/_ui/gate.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { TimeZoneField } from '#app/_ui/time-zone-field.tsx'
import { TimeZoneList } from '#app/_ui/time-zone-list.tsx'
import { makeSystemContext } from '#lib/core/context.ts'
import { tokenField } from '#lib/core/fields.ts'
import { machineTimeZone } from '#lib/core/zoned-time.ts'
import { findInvite, type InviteByToken } from '#lib/invites/reads.ts'
import { accept, join } from './actions.ts'

export const metadata: Metadata = { title: 'Invite' }

export default async function Invite({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!tokenField().safeParse(token).success) notFound()
  const invite = await found(findInvite(makeSystemContext(new Date()), token))
  if (invite.state !== 'open') return <Closed invite={invite} />
  if (invite.known) return <Known invite={invite} token={token} />
  return (
    <Gate
      title="Welcome to Cairn"
      lede={`${invite.invitedBy} invites you ${purpose(invite)}. Your account is ${invite.email}.`}
    >
      <ActionForm action={accept}>
        <input type="hidden" name="token" value={token} />
        {/* Password managers save the address with the password. */}
        <input type="email" name="username" value={invite.email} autoComplete="username" readOnly hidden />
        <TextField name="name" label="Your name" autoComplete="name" required />
        <TextField
          name="password"
          label="Choose a password"
          hint="10 characters or more. A few words in a row are fine."
          type="password"
          autoComplete="new-password"
          required
        />
        <TimeZoneField
          name="timeZone"
          label="Time zone"
          hint="Days and times are shown in it, and what is due by the end of a day."
          value={machineTimeZone()}
          guess
        />
        <SubmitButton>Join</SubmitButton>
      </ActionForm>
      <TimeZoneList />
    </Gate>
  )
}

const purpose = ({ teamName, role }: InviteByToken) =>
  teamName ? `to join ${teamName} as a ${role}` : 'to look after Cairn as an admin'

const why = {
  accepted: 'It was accepted already. If that was you, sign in with your e-mail and password.',
  'taken-back': 'It was taken back.',
  expired: 'It was good for seven days, and they have passed.',
}

function Closed({ invite }: { invite: InviteByToken }) {
  const reason = why[invite.state === 'open' ? 'expired' : invite.state]
  return (
    <Gate title="This invite no longer holds" lede={reason}>
      <p className="mt-7">
        Ask {invite.invitedBy} for a new link{invite.state === 'accepted' && ', if it wasn’t you'}.
      </p>
      <p className="mt-7">
        <a className="button" href="/sign-in">
          Sign in
        </a>
      </p>
    </Gate>
  )
}

async function Known({ invite, token }: { invite: InviteByToken; token: string }) {
  const ctx = await findContext()
  if (!ctx)
    return (
      <Gate
        title="You have an account here"
        lede={`${invite.invitedBy} invites you ${purpose(invite)}. ${invite.email} has an account already: sign in with it, and you come back here.`}
      >
        <p className="mt-7">
          <a
            className="button button--primary"
            href={`/sign-in?callbackUrl=${encodeURIComponent(`/invite/${token}`)}`}
          >
            Sign in
          </a>
        </p>
      </Gate>
    )
  if (ctx.viewer.email !== invite.email)
    return (
      <Gate
        title="This invite is for another account"
        lede={`It is for ${invite.email}, and you are signed in as ${ctx.viewer.email}. Sign out, then open the link again.`}
      >
        <form action="/sign-out" method="post" className="mt-7">
          <button type="submit" className="button">
            Sign out
          </button>
        </form>
      </Gate>
    )
  return (
    <Gate title="One more role" lede={`${invite.invitedBy} invites you ${purpose(invite)}.`}>
      <ActionForm action={join} className="mt-7">
        <input type="hidden" name="token" value={token} />
        <SubmitButton>Join</SubmitButton>
      </ActionForm>
    </Gate>
  )
}
