import { giveAdminRight } from '#lib/admin/operator/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import type { Command } from './command.ts'
import { forAccount, readAddress } from './reset-link.ts'

export const makeAdmin: Command = {
  usage: 'MAIL',
  summary: 'make someone an admin when no admin is left who could',
  details: [
    'Gives this account the right to manage people and teams, and no right to read anyone’s notes. Cairn may be running.',
    'It’s recorded in the audit trail.',
  ],
  takes: [1, 1],
  async run({ words, configuration, now }) {
    const email = readAddress(words[0])
    const isNew = await forAccount(configuration.data, () => giveAdminRight(makeSystemContext(now), email))
    return {
      lines: [isNew ? `${email} is an admin now.` : `${email} is an admin already.`],
      facts: { email, isNew },
    }
  },
}
