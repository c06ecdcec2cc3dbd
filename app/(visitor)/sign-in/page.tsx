import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cookieNames, csrfToken, ownPath } from '#app/_server/auth.ts'
import { findContext } from '#app/_server/context.ts'
import { doneNote } from '#app/_server/done-note.ts'
import { one, type Query } from '#app/_server/found.ts'
import { signInProblem } from '#app/_server/sign-in-problem.ts'
import { TextField } from '#app/_ui/fields.tsx'
import { Gate } from '#app/_ui/gate.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { configuration } from '#lib/core/configuration.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { isWithoutPeople } from '#lib/people/setup/reads.ts'

export const metadata: Metadata = { title: 'Sign in' }

/** The form posts to next-auth itself, so it works without JavaScript. */
export default async function SignIn({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const callbackUrl = ownPath(one(query.callbackUrl) ?? '/', configuration().origin)
  // Signed in meanwhile in another tab: this one goes on to its own address.
  if (await findContext()) redirect(callbackUrl)
  const problem = signInProblem(one(query.error))
  const isSignedOut = (await doneNote())?.notice === 'signed-out'
  const email = problem ? ((await cookies()).get(cookieNames().keptEmail)?.value ?? '') : ''
  const isNew = await isWithoutPeople(makeSystemContext(new Date()))
  return (
    <Gate title="Welcome back" lede="Sign in to Cairn.">
      {problem && (
        <div className="problem" role="alert">
          <h2>{problem.title}</h2>
          <p>{problem.sentence}</p>
        </div>
      )}
      {isNew && (
        <Notice tone="soon">
          No one has an account here yet. Cairn printed a set-up link when it started: look for it in the
          terminal or the log, or restart Cairn for a new one.
        </Notice>
      )}
      {isSignedOut && !problem && <Notice tone="done">You’re signed out.</Notice>}
      <form action="/api/auth/callback/credentials" method="post">
        <input type="hidden" name="csrfToken" value={await csrfToken()} />
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" value={email} required />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
        <button type="submit" className="button button--primary">
          Sign in
        </button>
      </form>
      <p className="meta">Forgot your password? An admin can create a link for you that sets a new one.</p>
      <p className="meta">No account? Ask a lead, or the person who runs Cairn, for an invite.</p>
    </Gate>
  )
}
