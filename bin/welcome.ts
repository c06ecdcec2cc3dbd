import { makeSystemContext } from '#lib/core/context.ts'
import { createSetupToken } from '#lib/people/setup/writes.ts'

/**
 * What the first start says once Cairn is ready: the one-time link to /setup, where the first admin is made. Each start
 * makes a new link until somebody used one; undefined from then on.
 */
export async function setupLink(origin: string): Promise<string | undefined> {
  const token = await createSetupToken(makeSystemContext(new Date()))
  return token === null ? undefined : `${origin}/setup?token=${token}`
}
