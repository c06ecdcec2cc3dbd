import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Browserless } from '../helpers/browserless.ts'
import { demoFile } from '../helpers/demo-database.ts'
import { startServer } from '../helpers/server.ts'

// npm run test:days moves the clock of the tests; it would try nothing if the server, or the demo, lived on another day.
test('the server and the demo live on the day of the tests', async () => {
  const server = await startServer({ database: demoFile })
  await new Browserless(server).signIn('junior@demo.cairn')
  const record = new BetterSqlite(server.data, { readonly: true })
  const newest = (column: string, table: string) =>
    Number(record.prepare(`SELECT max(${column}) FROM ${table}`).pluck().get())
  const [signedIn, written] = [newest('created_at', 'sign_ins'), newest('created_at', 'comments')]
  record.close()
  await server.stop()
  const hours = (moment: number) => Math.abs(Date.now() - moment) / 3_600_000
  expect(hours(signedIn)).toBeLessThan(1)
  expect(hours(written)).toBeLessThan(72)
})
