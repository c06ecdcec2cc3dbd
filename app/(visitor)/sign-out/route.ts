import { NextResponse } from 'next/server'
import { cookieNames, cookieOptions, ownPath } from '#app/_server/auth.ts'
import { textFields } from '#app/_server/auth-request.ts'
import { findContext } from '#app/_server/context.ts'
import { doneNoteFor } from '#app/_server/done-note.ts'
import { configuration } from '#lib/core/configuration.ts'
import { endSignIn } from '#lib/sign-ins/writes.ts'

/** `to` in the form is a page of this instance to go on to, such as an invite for another account. */
export async function POST(request: Request): Promise<Response> {
  const { to } = await textFields(request, ['to'])
  const ctx = await findContext()
  if (ctx) await endSignIn(ctx)
  const { origin } = configuration()
  const answer = NextResponse.redirect(new URL(to ? ownPath(to, origin) : '/sign-in', origin), 303)
  const { signIn, callback } = cookieNames()
  for (const name of [signIn, callback]) answer.cookies.set(name, '', { ...cookieOptions(), maxAge: 0 })
  answer.cookies.set(doneNoteFor('signed-out', '/sign-in'))
  return answer
}

/** A link must not sign anyone out, so it leads to a button that does. */
export function GET(): Response {
  return NextResponse.redirect(new URL('/sign-out/confirm', configuration().origin), 307)
}
