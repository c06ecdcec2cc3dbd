import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#bin/demo/cast.ts'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

test.each(accounts.map(({ email }) => email))('%s signs in', async (email) => {
  const browser = await new Browserless(server).signIn(email)
  expect((await browser.ask('/settings')).status).toBe(200)
})

test('who is not signed in is sent to sign in, and comes back to the address with its query', async () => {
  const answer = await new Browserless(server).ask('/settings?x=1')
  expect(answer.status).toBe(307)
  expect(answer.headers.get('location')).toBe('/sign-in?callbackUrl=%2Fsettings%3Fx%3D1')
})

test('who can see what is explained without a sign-in, and the pages of getting in lead there', async () => {
  const anonymous = new Browserless(server)
  expect((await anonymous.ask('/help/who-sees-what')).status).toBe(200)
  expect(await (await anonymous.ask('/sign-in')).text()).toContain('href="/help/who-sees-what"')
})

test('a sign-in posted from another site is refused', async () => {
  const browser = new Browserless(server)
  await browser.ask('/sign-in')
  for (const origin of ['null', 'https://evil.example']) {
    const answer = await browser.ask('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ email: 'junior@demo.cairn', password: 'cairn-demo-2026' }),
    })
    expect(answer.status).toBe(403)
  }
})
