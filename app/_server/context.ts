import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { type Ctx, makeContext, makeSystemContext } from '#lib/core/context.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { signInIdOfCookie } from './auth.ts'

/** The context of this request, or null where nobody is signed in. Looked up once for a request. */
export const findContext = cache(async (): Promise<Ctx | null> => {
  const signInId = await signInIdOfCookie()
  if (!signInId) return null
  const now = new Date()
  const viewer = await getViewer(makeSystemContext(now), signInId)
  return viewer && makeContext(viewer, now)
})

/** The context of this request; who isn't signed in is sent to sign in and comes back to this address. */
export async function requireContext(): Promise<Ctx> {
  const ctx = await findContext()
  if (ctx) return ctx
  // The front says which address was asked for: a page can't see its own query.
  const address = (await headers()).get('x-cairn-address-asked') ?? '/'
  redirect(address === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(address)}`)
}
