import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { faultOf } from '#db/faults.ts'
import { type Ctx, makeContext, makeSystemContext } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { NameBook } from '#lib/core/names.ts'
import { getFeedOf } from '#lib/people/calendar/reads.ts'
import { listKnownPeople } from '#lib/people/known/reads.ts'
import { markSignInSeen } from '#lib/sign-ins/own/writes.ts'
import { getViewer, type SignedIn, viewerById } from '#lib/sign-ins/reads.ts'
import { signInIdOfCookie } from './auth.ts'

/** Null if no one is signed in. Looked up once per request. */
export const findContext = cache(async (): Promise<Ctx | null> => {
  const signInId = await signInIdOfCookie()
  if (!signInId) return null
  const now = new Date()
  const viewer = await getViewer(makeSystemContext(now), signInId)
  if (!viewer) return null
  await noteSeen(now, viewer)
  const known = await listKnownPeople(makeSystemContext(now), viewer.id)
  return makeContext({ ...viewer, names: new NameBook(known) }, now)
})

/** A database that can't be written at the moment can still be read. */
async function noteSeen(now: Date, viewer: SignedIn): Promise<void> {
  try {
    await markSignInSeen(makeSystemContext(now), viewer)
  } catch (error) {
    if (!faultOf(error)) throw error
  }
}

/** For a calendar program, which has no sign-in: whose feed that secret opens. Null if it opens none. */
export async function feedContext(secret: string): Promise<{ ctx: Ctx; showsNames: boolean } | null> {
  const now = new Date()
  try {
    const { personId, showsNames } = await getFeedOf(makeSystemContext(now), secret)
    return { ctx: makeContext(await viewerById(makeSystemContext(now), personId), now), showsNames }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Sends visitors to the sign-in page, which leads back to the address they asked for. */
export async function requireContext(): Promise<Ctx> {
  const ctx = await findContext()
  if (ctx) return ctx
  // The front passes it on, because a page can't see its own query.
  const address = (await headers()).get('x-cairn-address-asked') ?? '/'
  redirect(address === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(address)}`)
}
