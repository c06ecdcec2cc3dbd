import process from 'node:process'
import { closeDatabase, openDatabase } from '#db/client.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { knownEmailField } from '#lib/core/fields.ts'
import { resetMinutes } from '#lib/sign-ins/resets/rules.ts'
import { createOperatorsReset } from '#lib/sign-ins/resets/writes.ts'
import { readConfiguration } from '#server/configuration.ts'
import { secretBeside } from '#server/secret.ts'

// For whoever runs Cairn, when no admin can get in. Works while Cairn is running.
process.umask(0o077)
try {
  const email = knownEmailField().safeParse(process.argv[2])
  if (!email.success)
    throw new Error('Write the address of the account: npm run reset-link -- someone@example.org')
  const { data, origin } = readConfiguration(process.env, 'start', secretBeside)
  openDatabase(data)
  const token = await createOperatorsReset(makeSystemContext(new Date()), email.data)
  await closeDatabase()
  console.log(`\n  Sets a new password for ${email.data}, once, within ${resetMinutes} minutes:`)
  console.log(`  ${origin}/reset/${token}\n`)
} catch (error) {
  if (error instanceof NotFound) console.error('No active account has this address.')
  else console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
