import type { Metadata } from 'next'
import { cache } from 'react'
import { doneNote } from '#app/_server/done-note.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Gate } from '#app/_ui/gate.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { makeSystemContext } from '#lib/core/context.ts'
import { readableAddress } from '#lib/core/email.ts'
import { NotFound } from '#lib/core/errors.ts'
import { tokenField } from '#lib/core/fields.ts'
import { isolated } from '#lib/core/format.ts'
import { findReset } from '#lib/sign-ins/resets/reads.ts'
import { setNewPassword } from './actions.ts'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const person = await personOf((await params).token)
  return { title: person ? `A new password for ${isolated(person.name)}` : 'New password' }
}

export default async function Reset({ params }: Props) {
  const { token } = await params
  const person = await personOf(token)
  const isDone = (await doneNote())?.notice === 'password-reset'
  if (!person)
    return (
      <Gate
        title={isDone ? 'Your new password is saved' : 'This link no longer works'}
        lede={
          isDone
            ? 'You’ve been signed out everywhere. Sign in with the new password.'
            : 'A link works once, for an hour. Ask an admin for a new one.'
        }
      >
        <p className="mt-7">
          <a className={isDone ? 'button button--primary' : 'button'} href="/sign-in">
            Sign in
          </a>
        </p>
      </Gate>
    )
  return (
    <Gate
      title="A new password"
      lede={`For ${isolated(person.name)}, ${readableAddress(person.email)}. You’ll be signed out everywhere you’re signed in now.`}
    >
      <ActionForm action={setNewPassword}>
        <input type="hidden" name="token" value={token} />
        <input type="email" name="username" value={person.email} autoComplete="username" readOnly hidden />
        <TextField
          name="password"
          label="New password"
          hint="10 characters or more. A few words in a row are fine."
          type="password"
          autoComplete="new-password"
          required
        />
        <SubmitButton>Save password</SubmitButton>
      </ActionForm>
    </Gate>
  )
}

/** Unknown, used and expired tokens look the same. Shared by `generateMetadata` and the page. */
const personOf = cache(async (token: string) => {
  if (!tokenField().safeParse(token).success) return null
  try {
    return await findReset(makeSystemContext(new Date()), token)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
})
