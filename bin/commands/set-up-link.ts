import { UpkeepFailed } from '#db/upkeep/files.ts'
import { setupLink } from '../welcome.ts'
import { aboutTheLink, type Command, withDatabase } from './command.ts'

export const setUpLink: Command = {
  usage: '',
  summary: 'create the link for the first admin, while no one has an account',
  details: [
    'Prints a link with which the first admin creates their account, once. The link of an earlier start stops working.',
    'Cairn may be running. Refused as soon as someone has an account.',
  ],
  takes: [0, 0],
  async run({ configuration }) {
    const link = await withDatabase(configuration.data, () => setupLink(configuration.origin))
    if (!link)
      throw new UpkeepFailed(
        'Someone has an account already. If no admin can get in, use reset-link or make-admin.',
      )
    return {
      lines: [`\n  Create the first admin, once, at\n  ${link}\n`, ...aboutTheLink(configuration)],
      facts: { link },
    }
  },
}
