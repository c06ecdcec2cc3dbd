import { pino } from 'pino'
import { expect, test } from 'vitest'
import { makeAddressAdvice } from '#server/address-advice.ts'
import { examine } from '#server/checks.ts'

const guess = { origin: 'http://localhost:3000', isOriginSet: false }
const set = { origin: 'https://cairn.example.org', isOriginSet: true }

/** What the log says to these requests, in the order in which they come. */
function said(requests: { method?: string; headers: Record<string, string> }[], configuration = guess) {
  const lines: string[] = []
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) })
  const advise = makeAddressAdvice()
  for (const { method = 'GET', headers } of requests) {
    const verdict = examine({ method, url: '/', headers, httpVersion: '1.1' }, configuration)
    advise(log, verdict, headers, configuration)
  }
  return lines.map((line): { level: number; came: string; msg: string } => JSON.parse(line))
}

test('someone who comes by another name is told of once, with the setting that is missing', () => {
  const [line, ...more] = said([
    { headers: { host: 'localhost:3000' } },
    { headers: { host: 'server:8080' } },
    { headers: { host: 'other:8080' } },
  ])
  expect(more).toEqual([])
  expect(line).toMatchObject({ level: 40, came: 'server:8080' })
  expect(line?.msg).toMatch(/^Someone came by server:8080\. CAIRN_ORIGIN isn’t set/)
  expect(line?.msg).toContain('set CAIRN_ORIGIN to what their browsers show')
})

test('a form from another address is told of, whether the address is set or not', () => {
  const form = { method: 'POST', headers: { host: 'localhost:3000', origin: 'https://cairn.example.org' } }
  expect(said([form])[0]?.msg).toMatch(
    /^A form came from https:\/\/cairn\.example\.org .*CAIRN_ORIGIN isn’t set/,
  )
  const plain = { method: 'POST', headers: { origin: 'http://cairn.example.org' } }
  expect(said([plain], set)[0]?.msg).toContain('CAIRN_ORIGIN is https://cairn.example.org.')
})

test('who is sent on may be in a loop, and the log says what makes one', () => {
  const [line] = said([{ headers: { host: '127.0.0.1:3000' } }], set)
  expect(line?.msg).toContain('the proxy doesn’t pass on the Host')
})

test.each([
  ['a reader at the address', { headers: { host: 'cairn.example.org' } }],
  ['a form of the address', { method: 'POST', headers: { origin: 'https://cairn.example.org' } }],
  ['a form from nowhere', { method: 'POST', headers: { origin: 'null' } }],
  ['a form without an origin', { method: 'POST', headers: {} }],
  ['an origin that is none', { method: 'POST', headers: { origin: 'http://' } }],
  ['an origin without an end', { method: 'POST', headers: { origin: `http://${'a'.repeat(300)}` } }],
  ['another scheme', { method: 'POST', headers: { origin: 'javascript:alert(1)' } }],
  ['an unknown method', { method: 'PUT', headers: { host: 'cairn.example.org' } }],
])('nothing is said about %s', (_, request) => {
  expect(said([request], set)).toEqual([])
})

test('a name that is none is left out', () => {
  for (const host of ['a b', '<b>', `${'a'.repeat(300)}.example`, 'a\u001b[2J', '"'])
    expect(said([{ headers: { host } }])[0]).toMatchObject({
      came: '',
      msg: expect.stringMatching(/^Someone came by another name\./),
    })
})
