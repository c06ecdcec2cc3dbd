import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findContext } from '#app/_server/context.ts'
import { Gate } from '#app/_ui/gate.tsx'
import { isolated } from '#lib/core/format.ts'

export const metadata: Metadata = { title: 'Sign out' }

export default async function ConfirmSignOut() {
  const ctx = await findContext()
  if (!ctx) redirect('/sign-in')
  return (
    <Gate title="Sign out?" lede={`You’re signed in as ${isolated(ctx.viewer.name)}.`}>
      <form action="/sign-out" method="post" className="mt-7">
        <button type="submit" className="button button--primary">
          Sign out
        </button>
      </form>
      <p className="meta">
        <a href="/">Stay signed in</a>
      </p>
    </Gate>
  )
}
