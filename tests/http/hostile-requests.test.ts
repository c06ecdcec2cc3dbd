import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let lead: Browserless
let address: string
let fields: [name: string, value: string][]

beforeAll(async () => {
  server = await startServer({ database: demoFile })
  lead = await new Browserless(server).signIn('lead@demo.cairn')
  const roadmaps = await (await lead.ask('/roadmaps')).text()
  address = `${/href="(\/roadmaps\/[0-9a-f-]{36})"/.exec(roadmaps)?.[1]}/assign`
  const page = await (await lead.ask(address)).text()
  fields = [...page.matchAll(/name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')],
  )
})
afterAll(() => server?.stop())

const multipart = 'multipart/form-data; boundary=x'

test.each([
  ['nothing', undefined, ''],
  ['text', 'text/plain', 'x'],
  ['JSON', 'application/json', '{"a":1}'],
  ['no form of ours', 'application/x-www-form-urlencoded', 'a=b'],
  ['parts without a boundary', 'multipart/form-data', 'garbage'],
  ['parts that are none', multipart, 'garbage'],
  ['a part cut short', multipart, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nfoo'],
])('a form with %s is answered, and never with a 500', async (_, type, body) => {
  const headers: Record<string, string> = type ? { 'content-type': type } : {}
  const plain = await lead.ask(address, { method: 'POST', headers, body })
  expect([200, 400]).toContain(plain.status)
  expect(await plain.text()).toContain('<h1')
})

test.each(['', 'garbage', '[]', 'null', '{}', '["$F1"]', '["$1:__proto__:x"]', '['.repeat(20_000)])(
  'an action called by script with %.20s is answered with a 400',
  async (body) => {
    const id = /"id":"(\w+)"/.exec(JSON.stringify(fields).replaceAll('\\', ''))?.[1] ?? ''
    expect(id).not.toBe('')
    for (const type of ['text/plain', multipart]) {
      const headers = { 'next-action': id, accept: 'text/x-component', 'content-type': type }
      expect((await lead.ask(address, { method: 'POST', headers, body })).status).toBe(400)
    }
  },
)

test('tampering with what a form carries is answered with a page', async () => {
  expect(fields.length).toBeGreaterThan(2)
  for (const [name] of fields) {
    for (const value of ['garbage', '{}', '[{"attempt":{}}]', '{"id":"00","bound":null}']) {
      const form = new FormData()
      for (const [other, kept] of fields) form.append(other, other === name ? value : kept)
      const answer = await lead.ask(address, { method: 'POST', body: form })
      expect([200, 400], `${name}=${value}`).toContain(answer.status)
      expect(await answer.text()).toContain('<h1')
    }
  }
})

test('an action that nobody has is refused', async () => {
  for (const id of ['00aabb', '__proto__', 'constructor']) {
    const headers = { 'next-action': id, accept: 'text/x-component' }
    expect((await lead.ask(address, { method: 'POST', headers, body: '[]' })).status).toBe(400)
  }
})

test.each([
  '/roadmaps/%2e%2e%2f',
  '/roadmaps/[roadmapId]',
  '/roadmaps/%F0%9F%98%80',
  '/(main)/roadmaps',
  '/_not-found',
  '/_error',
  '/500',
  '/_next/image?url=%2Fa.png&w=64&q=75',
  '/_next/data/x/roadmaps.json',
  '/__nextjs_original-stack-frame',
  '/setup?token[]=x&token=y',
  '/invite/x',
  `/reset/${'a'.repeat(3000)}`,
  '/?did=__proto__&did=x',
])('%.60s is a page or a 404', async (path) => {
  const answer = await lead.ask(path)
  expect([200, 404]).toContain(answer.status)
  expect(await answer.text()).toContain('<h1')
})

test.each<Record<string, string>>([
  { rsc: '1', 'next-router-state-tree': 'garbage' },
  { rsc: '1', 'next-router-prefetch': 'x', 'next-router-segment-prefetch': '/_tree' },
  { 'next-url': '//evil.example' },
  { range: 'bytes=0-1' },
  { accept: '*/*;q=abc' },
  { cookie: 'a=%E0%A4%A; =; ;;x' },
  { 'accept-encoding': 'zstd, br;q=0, *' },
  { 'if-none-match': '*' },
])('headers %j break nothing', async (headers) => {
  const answer = await new Browserless(server).ask('/sign-in', { headers })
  expect([200, 307, 400]).toContain(answer.status)
})
