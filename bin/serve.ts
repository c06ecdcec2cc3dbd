import process from 'node:process'
import { DatabaseRefused, inWords } from '#db/refusals.ts'
import { type Configuration, setConfiguration } from '#lib/core/configuration.ts'
import {
  ConfigurationRefused,
  missingAddress,
  readConfiguration,
  unknownNames,
  type Way,
} from '#server/configuration.ts'
import { makeLog } from '#server/log.ts'
import { CannotListen, takePort } from '#server/main.ts'
import { secretBeside } from '#server/secret.ts'
import { accountTable, prepareDemo } from './demo/prepare.ts'
import { openRecord } from './open-record.ts'
import { backUpRegularly } from './regular-backups.ts'
import { setupLink } from './welcome.ts'

const way: Way = process.argv[2] === 'demo' || process.argv[2] === 'dev' ? process.argv[2] : 'start'

try {
  const configuration = readConfiguration(process.env, way, secretBeside)
  setConfiguration(configuration)
  for (const line of [...unknownNames(process.env), missingAddress(configuration)])
    if (line) console.log(`  ${line}`)
  await serve(configuration).catch((error: unknown) => {
    throw inWords(error, configuration.data)
  })
} catch (error) {
  const written = [ConfigurationRefused, CannotListen, DatabaseRefused]
  console.error(written.some((kind) => error instanceof kind) ? (error as Error).message : error)
  process.exit(1)
}

async function serve(configuration: Configuration): Promise<void> {
  const { demo, data, origin, backupEvery } = configuration
  // Before anything is changed: a program that serves this database already would be in the way.
  const port = await takePort(configuration, way === 'dev')
  if (demo) await prepareDemo(data, new Date())
  await openRecord(data)
  await port.serve()
  if (backupEvery) backUpRegularly(data, backupEvery, makeLog())
  const link = await setupLink(origin)
  if (link) console.log(`\n  No one has an account yet. Create the first admin, once, at\n  ${link}`)
  console.log(`\n  Cairn is ready at ${origin}\n`)
  if (demo) console.log(accountTable())
}
