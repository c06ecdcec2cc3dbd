import { makeSystemContext } from '#lib/core/context.ts'
import { createSetupToken } from '#lib/people/setup/writes.ts'

/** A new one-time link for creating the first admin; undefined once someone has an account. */
export async function setupLink(origin: string): Promise<string | undefined> {
  const token = await createSetupToken(makeSystemContext(new Date()))
  return token === null ? undefined : `${origin}/setup?token=${token}`
}
