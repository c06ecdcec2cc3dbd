import process from 'node:process'
import { setConfiguration } from '#lib/core/configuration.ts'
import { ConfigurationRefused, readConfiguration, unknownNames, type Way } from '#server/configuration.ts'
import { makeLog } from '#server/log.ts'
import { CannotListen, listen } from '#server/main.ts'
import { secretBeside } from '#server/secret.ts'
import { accountTable, prepareDemo } from './demo/prepare.ts'
import { openRecord } from './open-record.ts'
import { backUpRegularly } from './regular-backups.ts'
import { setupLink } from './welcome.ts'

const way: Way = process.argv[2] === 'demo' || process.argv[2] === 'dev' ? process.argv[2] : 'start'

try {
  const configuration = readConfiguration(process.env, way, secretBeside)
  setConfiguration(configuration)
  for (const line of unknownNames(process.env)) console.log(`  ${line}`)
  await open(configuration)
  await listen(configuration, way === 'dev')
  if (configuration.backupEvery) backUpRegularly(configuration.data, configuration.backupEvery, makeLog())
  const link = await setupLink(configuration.origin)
  if (link) console.log(`\n  No one has an account yet. Create the first admin, once, at\n  ${link}`)
  console.log(`\n  Cairn is ready at ${configuration.origin}\n`)
  if (configuration.demo) console.log(accountTable())
} catch (error) {
  const isInWords = error instanceof ConfigurationRefused || error instanceof CannotListen
  console.error(isInWords ? error.message : error)
  process.exit(1)
}

async function open({ demo, data }: { demo: boolean; data: string }): Promise<void> {
  try {
    if (demo) await prepareDemo(data, new Date())
    await openRecord(data)
  } catch (error) {
    // A problem with the database file is already a sentence, so its stack isn't shown.
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
