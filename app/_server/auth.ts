import { cookies } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { configuration } from '#lib/configuration.ts'
import { makeSystemContext } from '#lib/context.ts'
import { signInInput } from '#lib/sign-ins/input.ts'
import { signInDays } from '#lib/sign-ins/rules.ts'
import { signIn } from '#lib/sign-ins/writes.ts'

const seconds = signInDays * 86_400

/** The names of next-auth's cookies on this instance. */
export function cookieNames() {
  const { cookiePrefix } = configuration()
  return {
    signIn: `${cookiePrefix}sign-in`,
    csrf: `${cookiePrefix}csrf`,
    callback: `${cookiePrefix}callback`,
  }
}

/** next-auth's settings: credentials alone, and a token that carries nothing but the sign-in's id. */
export function authOptions(): NextAuthOptions {
  const { origin, secret, secureCookies } = configuration()
  // next-auth takes its origin from here, and never from a forwarded host.
  process.env.NEXTAUTH_URL = origin
  const names = cookieNames()
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: secureCookies }
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
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const input = signInInput.safeParse(credentials)
          if (!input.success) return null
          const header = (name: string) => headerOf(request.headers, name)
          const result = await signIn(makeSystemContext(new Date()), {
            ...input.data,
            address: header('x-cairn-address') ?? 'unknown',
            userAgent: header('user-agent'),
          })
          if ('refused' in result) throw new Error(result.refused)
          return { id: result.signInId }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id } : { sub: token.sub }),
      session: ({ session }) => ({ expires: session.expires }),
      // Same-origin paths only (OWASP Unvalidated Redirects and Forwards Cheat Sheet).
      redirect: ({ url }) => `${origin}${ownPath(url, origin)}`,
    },
  }
}

/** The path of an address of this instance; '/' for any other address. */
export function ownPath(address: string, origin: string): string {
  if (!URL.canParse(address, origin)) return '/'
  const url = new URL(address, origin)
  return url.origin === origin ? `${url.pathname}${url.search}` : '/'
}

/** The id of the browser's sign-in, as its cookie says; whether it still holds, the database knows. */
export async function signInIdOfCookie(): Promise<string | null> {
  const token = (await cookies()).get(cookieNames().signIn)?.value
  if (!token) return null
  const claims = await decode({ token, secret: configuration().secret }).catch(() => null)
  return claims?.sub ?? null
}

function headerOf(headers: unknown, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name)
  const value = (headers as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value : null
}
