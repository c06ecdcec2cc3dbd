import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { cairn } from '../support/commands.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer } from '../support/server.ts'

// What `tests/commands.test.ts` can't show without a server.

test('a running Cairn backs itself up, isn’t replaced, and after a crash and a restore knows no sign-in', async () => {
  const server = await startServer({ database: demoFile, env: { CAIRN_BACKUP_EVERY: '24h' } })
  try {
    await server.lineWith('backup made')
    const folder = path.join(path.dirname(server.data), 'backups')
    const [name = '', ...others] = readdirSync(folder)
    expect([name, others]).toEqual([expect.stringMatching(/^cairn-.*Z\.db$/), []])
    const browser = await new Browserless(server).signIn('admin@demo.cairn')
    const page = async () => (await browser.ask('/admin')).text()
    expect(await page()).toContain('The last backup was made less than an hour ago.')
    expect(await page()).toMatch(/Cairn \d+\.\d+\.\d+, one process\. SQLite 3\.\d+\.\d+, [\d.]+ MB\./)

    const backup = path.join(folder, name)
    const early = await cairn(server.data, ['restore', backup])
    expect(early).toMatchObject({ status: 1, err: expect.stringContaining('is in use, by a running Cairn') })
    await server.kill()
    expect(await cairn(server.data, ['restore', backup])).toMatchObject({ status: 0, err: '' })
    await server.start()
    expect((await browser.ask('/admin')).headers.get('location')).toContain('/sign-in')
    await browser.signIn('admin@demo.cairn')
    expect(await page()).toContain('There’s no backup yet.')
  } finally {
    await server.stop()
  }
})
