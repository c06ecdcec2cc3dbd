import { newId } from '#lib/core/ids.ts'
import { signIn } from '#lib/sign-ins/writes.ts'
import { systemContext } from './context.ts'

/** Tries a password, from a new address unless one is given. */
export function trySignIn(email: string, password: string, now = systemContext(), address = newId()) {
  return signIn(now, { email, password, address, userAgent: null })
}
