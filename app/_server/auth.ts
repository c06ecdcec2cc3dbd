import { LRUCache } from 'lru-cache'
import { cookies, headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import { decode, encode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { configuration } from '#lib/core/configuration.ts'
import { makeSystemContext, type SystemCtx } from '#lib/core/context.ts'
import { noteFailure, referenceHeader } from '#lib/core/failures.ts'
import { signInInput } from '#lib/sign-ins/input.ts'
import { networkFrom, signInDays } from '#lib/sign-ins/rules.ts'
import { signIn, startSignIn } from '#lib/sign-ins/writes.ts'

const seconds = signInDays * 86_400

/** `keptEmail` is Cairn's; the others are next-auth's. */
export function cookieNames() {
  const { cookiePrefix } = configuration()
  return {
    signIn: `${cookiePrefix}sign-in`,
    csrf: `${cookiePrefix}csrf`,
    callback: `${cookiePrefix}callback`,
    keptEmail: `${cookiePrefix}kept-email`,
  }
}

/** The prefix `__Host-` requires the path `/`. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: configuration().secureCookies }
}

export function authOptions(): NextAuthOptions {
  const { origin, secret } = configuration()
  // next-auth takes its origin from this, never from a forwarded host.
  process.env.NEXTAUTH_URL = origin
  const names = cookieNames()
  const options = cookieOptions()
  return {
    secret,
    session: { strategy: 'jwt', maxAge: seconds },
    jwt: { maxAge: seconds },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: names.signIn, options },
      csrfToken: { name: names.csrf, options },
      callbackUrl: { name: names.callback, options },
    },
    providers: [CredentialsProvider({ credentials: { email: {}, password: {} }, authorize })],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id } : { sub: token.sub }),
      // Same-origin paths only (OWASP Unvalidated Redirects and Forwards Cheat Sheet).
      redirect: ({ url }) => `${origin}${ownPath(url, origin)}`,
    },
  }
}

/** The `error` in the sign-in page's query. */
export type SignInProblem = 'wrong' | 'too-many' | 'failed' | 'form'

type Credentials = Record<'email' | 'password', string> | undefined

// The message thrown ends up in an address, so it's a `SignInProblem` and never that of another error.
async function authorize(credentials: Credentials, request: { headers?: unknown }) {
  const input = signInInput.safeParse(credentials)
  if (!input.success) throw new Error('wrong' satisfies SignInProblem)
  const header = (name: string) => headerOf(request.headers, name)
  const result = await signIn(makeSystemContext(new Date()), {
    ...input.data,
    address: networkFrom(header('x-cairn-address') ?? 'unknown'),
    userAgent: header('user-agent'),
  }).catch((error: unknown) => {
    noteFailure(header(referenceHeader), error)
    throw new Error('failed' satisfies SignInProblem)
  })
  if ('refused' in result) throw new Error(result.refused satisfies SignInProblem)
  return { id: result.signInId }
}

/** The path and query of a page of this instance; '/' for any other address, including the API's. */
export function ownPath(address: string, origin: string): string {
  const isAddress = address.startsWith('/') || address.startsWith(`${origin}/`)
  if (!isAddress || !URL.canParse(address, origin)) return '/'
  const url = new URL(address, origin)
  const isPage = url.origin === origin && !/^\/(\/|api\/)/.test(url.pathname)
  return isPage ? `${url.pathname}${url.search}` : '/'
}

// Decrypting a token costs as much as looking up the sign-in. Its content never changes, so it's decrypted once; its
// expiry is checked each time.
const tokensRead = new LRUCache<string, { signInId: string | null; expires: number }>({ max: 1000 })

/** The sign-in may have ended: `getViewer` checks that. */
export async function signInIdOfCookie(): Promise<string | null> {
  const token = (await cookies()).get(cookieNames().signIn)?.value
  if (!token) return null
  const known = tokensRead.get(token)
  if (known) return known.expires > Date.now() ? known.signInId : null
  const claims = await decode({ token, secret: configuration().secret }).catch(() => null)
  if (!claims) return null
  const signInId = claims.sub ?? null
  tokensRead.set(token, { signInId, expires: Number(claims.exp ?? 0) * 1000 })
  return signInId
}

/**
 * For a person who has just proved who they are with a one-time link. Sets a cookie, so only an action or a route
 * handler can call it.
 */
export async function signInAs(ctx: SystemCtx, personId: string): Promise<void> {
  const signInId = await startSignIn(ctx, personId, (await headers()).get('user-agent'))
  const token = await encode({ token: { sub: signInId }, secret: configuration().secret, maxAge: seconds })
  ;(await cookies()).set(cookieNames().signIn, token, { ...cookieOptions(), maxAge: seconds })
}

/** Forms for next-auth must send it. Empty if the cookie is missing. */
export async function csrfToken(): Promise<string> {
  return (await cookies()).get(cookieNames().csrf)?.value.split('|')[0] ?? ''
}

function headerOf(from: unknown, name: string): string | null {
  if (from instanceof Headers) return from.get(name)
  const value = (from as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : null
}
