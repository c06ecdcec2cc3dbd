import { type NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions, cookieNames, cookieOptions, ownPath, type SignInProblem } from '#app/_server/auth.ts'
import { textFields, withFields } from '#app/_server/auth-request.ts'
import { configuration } from '#lib/core/configuration.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

// Options are created per request, because the configuration is only known at run time. next-auth takes a route
// handler's arguments but types them as those of the old API routes.
const nextAuth = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions())

/** Of what next-auth answers to GET, Cairn only uses the token for its form. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action, ...rest] = (await context.params).nextauth
  if (action === 'csrf' && rest.length === 0) return nextAuth(request, context)
  // A sign-in tells scripts nothing about itself.
  if (action === 'session' && rest.length === 0) return NextResponse.json({})
  return notHere()
}

/** Whatever is wrong leads back to the sign-in page, which says so and keeps the e-mail. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if ((await context.params).nextauth.join('/') !== 'callback/credentials') return notHere()
  const names = ['email', 'password', 'csrfToken', 'callbackUrl', 'json'] as const
  const sent = await textFields(request, names)
  const { email = '', password = '', csrfToken = '', callbackUrl = '', json = '' } = sent
  const asked = ownPath(callbackUrl, configuration().origin)
  const fields = { email, password, csrfToken, callbackUrl: asked, json }
  const response = await nextAuth(withFields(request, fields), context)
  const problem = await problemOf(response.clone())
  if (!problem) {
    const answer = new NextResponse(response.body, response)
    answer.cookies.set(cookieNames().keptEmail, '', { ...cookieOptions(), maxAge: 0 })
    return answer
  }
  const to = new URL('/sign-in', configuration().origin)
  to.searchParams.set('error', problem)
  if (asked !== '/') to.searchParams.set('callbackUrl', asked)
  const answer =
    json === 'true' ? NextResponse.json({ url: to.href }, { status: 401 }) : NextResponse.redirect(to, 303)
  if (email !== '' && email.length <= 254)
    answer.cookies.set(cookieNames().keptEmail, email, { ...cookieOptions(), maxAge: 60 })
  return answer
}

const known: readonly string[] = ['wrong', 'too-many', 'failed'] satisfies SignInProblem[]

/** next-auth says what went wrong in the address it sends to; null if nothing did. */
async function problemOf(response: Response): Promise<SignInProblem | null> {
  const location = response.headers.get('Location') ?? (await urlOfJson(response))
  const url = location ? new URL(location, configuration().origin) : null
  if (!url || url.searchParams.has('csrf')) return 'form'
  if (!url.pathname.startsWith('/api/auth/')) return null
  const problem = url.searchParams.get('error') ?? ''
  return known.includes(problem) ? (problem as SignInProblem) : 'wrong'
}

async function urlOfJson(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'url' in body ? String(body.url) : null
}

const notHere = () => NextResponse.json({ error: 'There’s nothing here.' }, { status: 404 })
