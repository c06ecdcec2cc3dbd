import { listAccounts } from '#lib/admin/operator/reads.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { type Command, withDatabase } from './command.ts'
import { columns } from './help.ts'

export const people: Command = {
  usage: '',
  summary: 'list the accounts: address, name, roles, when they were last there',
  details: ['Lists everyone who has an account, by name. Shows no one’s texts.'],
  takes: [0, 0],
  async run({ configuration, now }) {
    const accounts = await withDatabase(configuration.data, () => listAccounts(makeSystemContext(now)))
    const rows = accounts.map((account) => [
      account.email,
      account.name,
      [
        ...(account.isDeactivated ? ['deactivated'] : []),
        ...(account.hasPassword ? [] : ['no password yet']),
        ...(account.isAdmin ? ['admin'] : []),
        ...account.roles,
      ].join(', '),
      account.lastSeenAt ? `last there on ${account.lastSeenAt.toISOString().slice(0, 10)}` : 'never there',
    ])
    return {
      lines:
        rows.length > 0 ? columns(rows) : ['No one has an account yet. Run npm run cairn -- set-up-link.'],
      facts: { people: accounts },
    }
  },
}
