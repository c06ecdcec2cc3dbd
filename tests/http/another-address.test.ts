import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#bin/demo/cast.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

// A container that is published on another port, or a machine that is called by its name.
const typed = 'server.test:8080'
let untold: TestServer
let told: TestServer

beforeAll(async () => {
  ;[untold, told] = await Promise.all([
    startServer(),
    startServer({ database: demoFile, env: { CAIRN_ORIGIN: `http://${typed}` } }),
  ])
})
afterAll(() => Promise.all([untold?.stop(), told?.stop()]))

type Sent = { method?: string; headers?: Record<string, string>; body?: string }

async function ask(server: TestServer, path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const { port } = new URL(server.address)
  const sent = request({ port, host: '127.0.0.1', path, method })
  for (const [name, value] of Object.entries({ Host: typed, Accept: 'text/html', ...headers }))
    sent.setHeader(name, value)
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
}

test('who opens Cairn at an address that no one has told it reads which setting is missing', async () => {
  for (const path of ['/', '/sign-in', '/setup?token=x', '/goals']) {
    const { status, headers, body } = await ask(untold, path)
    expect([status, headers.location, headers['cache-control']]).toEqual([421, undefined, 'no-store'])
    expect(body).toContain('Cairn doesn’t know this address')
    expect(body).toContain('<code>CAIRN_ORIGIN</code>')
    expect(body).toContain(`<code>${untold.origin}</code>`)
    // A name that anyone can send is nowhere in the answer, and nothing leads to localhost.
    expect(body + JSON.stringify(headers)).not.toContain('server.test')
    expect(body).not.toMatch(/(href|src|action)="https?:/)
    expect(headers['set-cookie']).toBeUndefined()
  }
  expect(await untold.lineWith('Someone came by')).toContain(
    `Someone came by ${typed}. CAIRN_ORIGIN isn’t set, so Cairn takes ${untold.origin} for its address`,
  )
})

test('that page has its styles, and health is answered as before', async () => {
  const { body } = await ask(untold, '/')
  const [style = ''] = /\/_next\/static\/[^"]+\.css/.exec(body) ?? []
  expect(await ask(untold, style)).toMatchObject({ status: 200 })
  expect(await ask(untold, '/up')).toMatchObject({ status: 200 })
})

test('programs get a sentence', async () => {
  const { status, body } = await ask(untold, '/', { headers: { Accept: 'application/json' } })
  expect([status, body]).toEqual([
    421,
    expect.stringMatching(/^Cairn doesn’t know this address\. Set CAIRN_ORIGIN/),
  ])
  expect(await ask(untold, '/', { method: 'HEAD' })).toMatchObject({ status: 421, body: '' })
})

test('a form from an address that Cairn doesn’t have is refused, and page and log name the setting', async () => {
  const form = { method: 'POST', headers: { Origin: `https://${typed}` }, body: 'a=b' }
  for (const [server, is] of [
    [untold, 'isn’t set, so Cairn takes its address to be'],
    [told, 'is set to'],
  ] as const) {
    const { status, body } = await ask(server, '/sign-in', form)
    expect(status).toBe(403)
    expect(body.replaceAll('<!-- -->', '')).toContain(
      `<code>CAIRN_ORIGIN</code> ${is} <code>${server.origin}</code>`,
    )
    expect(body).not.toContain(`https://${typed}`)
    expect(await server.lineWith('A form came from')).toContain(`A form came from https://${typed}`)
  }
})

test('a browser on the machine itself finds localhost', async () => {
  const { port } = new URL(untold.address)
  const answer = await ask(untold, '/sign-in', { headers: { Host: `127.0.0.1:${port}` } })
  expect([answer.status, answer.headers.location]).toEqual([307, `${untold.origin}/sign-in`])
})

test('once it’s set, people sign in there, whatever port Cairn listens on', async () => {
  const page = await ask(told, '/sign-in')
  expect(page.status).toBe(200)
  const [, csrfToken = ''] = /name="csrfToken" value="([^"]*)"/.exec(page.body) ?? []
  const cookie = page.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  expect(cookie).toMatch(/^cairn-8080\.csrf=/)
  const fields = { csrfToken, email: 'junior@demo.cairn', password: demoPassword, callbackUrl: '/settings' }
  const { headers } = await ask(told, '/api/auth/callback/credentials', {
    method: 'POST',
    headers: {
      Origin: `http://${typed}`,
      Cookie: cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
  })
  expect(headers.location).toBe(`http://${typed}/settings`)
  const signedIn = headers['set-cookie']?.find((line) => line.startsWith('cairn-8080.sign-in=')) ?? ''
  expect(await ask(told, '/settings', { headers: { Cookie: signedIn.split(';')[0] ?? '' } })).toMatchObject({
    status: 200,
  })
  const { port } = new URL(told.address)
  const elsewhere = await ask(told, '/goals', { headers: { Host: `localhost:${port}` } })
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([307, `http://${typed}/goals`])
})
