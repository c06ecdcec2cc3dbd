import cluster from 'node:cluster'
import process from 'node:process'
import { closeDatabase } from '#db/client.ts'
import { openDatabase, refusalInWords } from '#db/open.ts'
import { DatabaseRefused } from '#db/refusals.ts'
import { type Configuration, setConfiguration } from '#lib/core/configuration.ts'
import {
  ConfigurationRefused,
  missingAddress,
  readConfiguration,
  unencrypted,
  unknownNames,
  type Way,
} from '#server/configuration.ts'
import { keepValuesOffConsole, makeLog } from '#server/log.ts'
import { CannotListen, joinPort, takePort } from '#server/main.ts'
import { secretBeside } from '#server/secret.ts'
import { accountTable, prepareDemo } from './demo/prepare.ts'
import { openRecord } from './open-record.ts'
import { backUpRegularly } from './regular-backups.ts'
import { setupLink } from './welcome.ts'
import { endWithTheFirst, isFirstWorker, sayReady, serveWithWorkers, untilPrepared } from './workers.ts'

const way: Way = process.argv[2] === 'demo' || process.argv[2] === 'dev' ? process.argv[2] : 'start'

keepValuesOffConsole()
// Who reads the lines may go away (npm start | head). An error for it would be printed, which fails again, without end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  const configuration = readConfiguration(process.env, way, secretBeside)
  setConfiguration(configuration)
  if (cluster.isPrimary)
    for (const line of [
      ...unknownNames(process.env),
      missingAddress(configuration),
      unencrypted(process.env),
    ])
      if (line) console.log(`  ${line}`)
  await serve(configuration).catch((error: unknown) => {
    throw refusalInWords(error, configuration.data)
  })
} catch (error) {
  const written = [ConfigurationRefused, CannotListen, DatabaseRefused]
  console.error(written.some((kind) => error instanceof kind) ? (error as Error).message : error)
  process.exit(1)
}

async function serve(configuration: Configuration): Promise<void> {
  const { workers } = configuration
  if (cluster.isWorker) await serveAsWorker(configuration)
  else if (workers > 1) {
    await serveWithWorkers(workers, way, { prepare: () => prepare(configuration), close: closeDatabase })
    await welcome(configuration)
  } else {
    // Before anything is changed: a program that serves this database already would be in the way.
    const port = await takePort(configuration, way === 'dev')
    await prepare(configuration)
    await port.serve()
    await welcome(configuration)
  }
}

async function serveAsWorker(configuration: Configuration): Promise<void> {
  endWithTheFirst()
  if (isFirstWorker()) {
    const port = await takePort(configuration, false)
    await untilPrepared()
    openDatabase(configuration.data)
    await port.serve()
  } else {
    openDatabase(configuration.data)
    await joinPort(configuration)
  }
  sayReady()
}

async function prepare({ demo, data }: Configuration): Promise<void> {
  if (demo) await prepareDemo(data, new Date())
  await openRecord(data)
}

async function welcome({ demo, data, origin, backupEvery }: Configuration): Promise<void> {
  if (backupEvery) backUpRegularly(data, backupEvery, makeLog())
  const link = await setupLink(origin)
  if (link) console.log(`\n  No one has an account yet. Create the first admin, once, at\n  ${link}`)
  console.log(`\n  Cairn is ready at ${origin}\n`)
  if (demo) console.log(accountTable())
}
