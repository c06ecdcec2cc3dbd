import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { type Browser, chromium, type Page } from '@playwright/test'
import BetterSqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { findChromium } from '#bin/set-up/browser.mjs'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { boxesOf, filled, formWith } from '../support/plain-form.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'
import { copyProject } from './checkout.ts'

// Builds a copy of the project three times under one open form, so it takes minutes: npm run test:upgrade.

const words = 'Typed before the upgrade,\nsent after it.'
const checkout = copyProject()
const { root, change } = checkout
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-upgrade-'))
const database = path.join(folder, 'record.db')
let server: TestServer | undefined
let port: string

beforeAll(async () => {
  port = String(await freePort())
  copyFileSync(demoFile, database)
})
afterAll(async () => {
  await server?.stop()
  checkout.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function build(key?: string): Promise<{ names: string[]; id: string }> {
  await checkout.build(key)
  const manifest = readFileSync(path.join(root, '.next/server/server-reference-manifest.json'), 'utf8')
  return {
    names: Object.keys(JSON.parse(manifest).node).sort(),
    id: readFileSync(path.join(root, '.next/BUILD_ID'), 'utf8'),
  }
}

/** Ends the server, and starts what is built now on the same port and with the same record and secret. */
async function restart(): Promise<TestServer> {
  if (server) {
    const record = new BetterSqlite(server.data)
    record.pragma('wal_checkpoint(truncate)')
    record.close()
    copyFileSync(server.data, database)
  }
  await server?.stop()
  const env = { CAIRN_SECRET: 'the same secret through all the upgrades' }
  server = await startServer({ database, env, root, port })
  return server
}

/** A goal of theirs in a browser, and the box of its comment. */
async function openGoal(browser: Browser, email: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: server?.origin, javaScriptEnabled })
  const { cookies } = await new Browserless(server as TestServer).signIn(email)
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: server?.origin })))
  const page = await context.newPage()
  // Builds beside it slow everything down; this only ends what hangs.
  page.setDefaultTimeout(600_000)
  await page.goto('/goals')
  await page
    .getByRole('main')
    .getByRole('link', { name: 'Land a change that others can read' })
    .first()
    .click()
  const box = page.getByLabel(/^Write to/)
  await box.waitFor()
  if (javaScriptEnabled) await box.locator('xpath=ancestor::form[@data-keeping]').waitFor()
  return { page, box }
}

const kept = (page: Page) => page.getByText('Kept', { exact: true }).waitFor()
const send = (page: Page) => page.getByRole('button', { name: 'Send comment' }).click()

test('a form that was open during a build of another version is sent, and under another key it keeps its words', async () => {
  const first = await build()
  const browser = await new Browserless(await restart()).signIn('junior@demo.cairn')
  const goals = await (await browser.ask('/goals')).text()
  const [address = ''] = /\/goals\/[0-9a-f-]{36}/.exec(goals) ?? []
  const open = await (await browser.ask(address)).text()
  const post = () =>
    browser.ask(address, {
      method: 'POST',
      body: filled(formWith(open, 'body'), { body: words, visibility: 'private' }),
    })
  const window = await chromium.launch({ executablePath: process.env.CAIRN_CHROMIUM ?? findChromium() })
  onTestFinished(() => window.close())
  const scripted = await openGoal(window, 'noah@demo.cairn', true)
  await scripted.box.pressSequentially('Before the build, ')
  await kept(scripted.page)
  const plain = await openGoal(window, 'minh-anh@demo.cairn', false)
  await plain.box.fill('Before the build.')

  change()
  const second = await build()
  expect(second.id).not.toBe(first.id)
  expect(second.names).toEqual(first.names)
  await restart()
  expect((await post()).status).toBe(303)
  expect(await (await browser.ask(address)).text()).toContain('Typed before the upgrade')

  await scripted.box.pressSequentially('and after it.')
  await kept(scripted.page)
  await scripted.page.reload()
  expect(await scripted.box.inputValue()).toBe('Before the build, and after it.')
  await scripted.box.locator('xpath=ancestor::form[@data-keeping]').waitFor()
  const form = plain.page.locator('form').filter({ has: plain.box })
  await form.getByRole('button', { name: 'Keep for later' }).click()
  await plain.page.getByText('Kept. You’ll find it under Drafts.').waitFor()
  expect(await plain.box.inputValue()).toBe('Before the build.')

  const third = await build(Buffer.alloc(32, 7).toString('base64'))
  expect(third.names.filter((name) => first.names.includes(name))).toEqual([])
  await restart()
  const answer = await post()
  const page = await answer.text()
  expect([answer.status, boxesOf(page)]).toEqual([409, [words]])
  expect(page).toContain('Cairn was updated after you opened this page')

  await scripted.box.fill('Under another key.')
  await send(scripted.page)
  await scripted.page.getByText('Cairn was updated').waitFor()
  expect(await scripted.box.inputValue()).toBe('Under another key.')
  await plain.box.fill('Before another key.')
  await send(plain.page)
  await plain.page.getByText('Cairn was updated').waitFor()
  expect(await plain.page.getByRole('textbox').last().inputValue()).toBe('Before another key.')
})
