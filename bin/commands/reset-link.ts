import { UpkeepFailed } from '#db/upkeep/files.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { knownEmailField } from '#lib/core/fields.ts'
import { resetMinutes } from '#lib/sign-ins/resets/rules.ts'
import { createOperatorsReset } from '#lib/sign-ins/resets/writes.ts'
import { aboutTheLink, type Command, Misused, withDatabase } from './command.ts'

export const resetLink: Command = {
  usage: 'MAIL',
  summary: 'create a link with which someone sets a new password',
  details: [
    `Prints a link that sets a new password for this account, once, within ${resetMinutes} minutes. Cairn may be running.`,
    'The person is told about it, and it’s recorded in the audit trail.',
  ],
  takes: [1, 1],
  async run({ words, configuration, now }) {
    const email = readAddress(words[0])
    const token = await forAccount(configuration.data, () =>
      createOperatorsReset(makeSystemContext(now), email),
    )
    const link = `${configuration.origin}/reset/${token}`
    return {
      lines: [
        `\n  Sets a new password for ${email}, once, within ${resetMinutes} minutes:`,
        `  ${link}\n`,
        ...aboutTheLink(configuration),
      ],
      facts: { email, link, minutes: resetMinutes },
    }
  },
}

export function readAddress(typed: string | undefined): string {
  const email = knownEmailField().safeParse(typed)
  if (!email.success) throw new Misused('Write the address of the account, such as someone@example.org.')
  return email.data
}

/** As `withDatabase`, and says so if there is no active account. */
export async function forAccount<T>(data: string, work: () => Promise<T>): Promise<T> {
  try {
    return await withDatabase(data, work)
  } catch (error) {
    if (error instanceof NotFound)
      throw new UpkeepFailed('No active account has this address. npm run cairn -- people lists all.')
    throw error
  }
}
