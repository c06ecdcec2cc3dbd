import { NextResponse } from 'next/server'
import { cookieNames, cookieOptions } from '#app/_server/auth.ts'
import { findContext } from '#app/_server/context.ts'
import { configuration } from '#lib/core/configuration.ts'
import { endSignIn } from '#lib/sign-ins/writes.ts'

export async function POST(): Promise<Response> {
  const ctx = await findContext()
  if (ctx) await endSignIn(ctx)
  const { origin } = configuration()
  const answer = NextResponse.redirect(new URL('/sign-in?did=signed-out', origin), 303)
  const { signIn, callback } = cookieNames()
  for (const name of [signIn, callback]) answer.cookies.set(name, '', { ...cookieOptions(), maxAge: 0 })
  return answer
}

/** A link must not sign anyone out, so it leads to a button that does. */
export function GET(): Response {
  return NextResponse.redirect(new URL('/sign-out/confirm', configuration().origin), 307)
}
