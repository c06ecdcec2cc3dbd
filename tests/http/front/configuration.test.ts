import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ConfigurationRefused,
  missingAddress,
  readConfiguration,
  unencrypted,
  unknownNames,
} from '#server/configuration.ts'
import { secretBeside } from '#server/secret.ts'

const secret = 'a secret that is long enough to be one'
const read = (env: Record<string, string>) => readConfiguration(env, 'start', () => secret)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('needs nothing to be set', () => {
  expect(read({})).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    port: 3000,
    host: '127.0.0.1',
    origin: 'http://localhost:3000',
    isOriginSet: false,
    data: path.resolve('data/cairn.db'),
    secret,
    cookiePrefix: 'cairn-3000.',
    secureCookies: false,
    proxies: 0,
    localAddresses: false,
    workers: 1,
    backupEvery: null,
    demo: false,
  })
  expect(read({ PORT: '', CAIRN_ORIGIN: '' })).toEqual(read({}))
})

test('follows what is set', () => {
  const set = read({ PORT: '8080', CAIRN_DATA: '/srv/cairn.db', HOST: '::', CAIRN_SECRET: 'x'.repeat(32) })
  expect(set).toMatchObject({
    port: 8080,
    origin: 'http://localhost:8080',
    data: '/srv/cairn.db',
    host: '::',
  })
  expect(set.secret).toBe('x'.repeat(32))
  expect(read({ CAIRN_PROXIES: '2' }).proxies).toBe(2)
  expect(read({ CAIRN_LOCAL_ADDRESSES: 'yes' }).localAddresses).toBe(true)
  expect(read({ CAIRN_LOCAL_ADDRESSES: 'no' }).localAddresses).toBe(false)
  expect(read({ CAIRN_WORKERS: '4' }).workers).toBe(4)
  expect(() =>
    read({ CAIRN_DATABASE: 'postgresql://u:p%40ss@host:5433/cairn?sslmode=verify-full&schema=one' }),
  ).not.toThrow()
  expect(read({ CAIRN_BACKUP_EVERY: '24h' }).backupEvery).toBe(86_400_000)
  expect(read({ CAIRN_BACKUP_EVERY: '7d' }).backupEvery).toBe(7 * 86_400_000)
  expect(read({ CAIRN_ORIGIN: 'https://Cairn.example.org/' })).toMatchObject({
    origin: 'https://cairn.example.org',
    isOriginSet: true,
    cookiePrefix: '__Host-cairn-443.',
    secureCookies: true,
  })
  expect(readConfiguration({}, 'demo', () => secret)).toMatchObject({
    data: path.resolve('data/demo.db'),
    demo: true,
  })
})

test('takes its address and its cookies’ names as browsers see them', () => {
  expect(read({ PORT: '80' })).toMatchObject({ origin: 'http://localhost', cookiePrefix: 'cairn-80.' })
  for (const [origin, cookiePrefix] of [
    ['http://server:8080', 'cairn-8080.'],
    ['http://server', 'cairn-80.'],
    ['https://server:8443', '__Host-cairn-8443.'],
  ])
    expect(read({ CAIRN_ORIGIN: origin ?? '' })).toMatchObject({ origin, cookiePrefix })
})

test.each([
  ['PORT', 'abc', 'PORT must be a whole number from 1 to 65535, not "abc".'],
  ['PORT', '0', 'PORT must be a whole number from 1 to 65535, not "0".'],
  ['PORT', '65536', 'PORT must be a whole number from 1 to 65535, not "65536".'],
  ['PORT', '3000.5', 'PORT must be a whole number from 1 to 65535, not "3000.5".'],
  ['HOST', 'a b', 'HOST must be a host name or an address to listen on, such as 127.0.0.1, not "a b".'],
  ['CAIRN_ORIGIN', 'cairn', expect.stringContaining('CAIRN_ORIGIN must be what browsers show')],
  ['CAIRN_ORIGIN', 'https://x.org/cairn', expect.stringContaining('not "https://x.org/cairn".')],
  ['CAIRN_ORIGIN', 'ftp://x.org', expect.stringContaining('CAIRN_ORIGIN must be')],
  ['CAIRN_DATA', 'data/', expect.stringContaining('CAIRN_DATA must be the path of the database file')],
  ['CAIRN_LOCAL_ADDRESSES', 'on', expect.stringContaining('CAIRN_LOCAL_ADDRESSES must be yes')],
  [
    'CAIRN_BACKUP_EVERY',
    '90m',
    'CAIRN_BACKUP_EVERY must be a number of hours or days, such as 24h or 7d, not "90m".',
  ],
  ['CAIRN_BACKUP_EVERY', '0d', expect.stringContaining('CAIRN_BACKUP_EVERY must be a number')],
  ['CAIRN_WORKERS', '0', expect.stringContaining('CAIRN_WORKERS must be how many processes')],
  ['CAIRN_DATABASE_CONNECTIONS', 'many', expect.stringContaining('must be how many connections')],
  [
    'CAIRN_DATABASE',
    'data/cairn.db',
    expect.stringContaining('CAIRN_DATABASE must be an address of PostgreSQL'),
  ],
  ['CAIRN_DATABASE', 'mysql://u:hidden@host/cairn', expect.not.stringContaining('hidden')],
  [
    'CAIRN_DATABASE',
    'postgres://u:hidden@host',
    expect.stringContaining('must name the host and, after a slash,'),
  ],
  [
    'CAIRN_DATABASE',
    'postgres://u:hidden@host/cairn?sslmode=prefer',
    expect.stringContaining('must have an sslmode'),
  ],
  ['CAIRN_DATABASE', 'postgres://u:hidden@host/cairn?pool=9', expect.stringContaining('no setting “pool”')],
  [
    'CAIRN_DATABASE',
    'postgres://u@host/cairn?schema=Drop%20it',
    expect.stringContaining('a schema of small letters'),
  ],
  ['CAIRN_PROXIES', 'one', expect.stringContaining('CAIRN_PROXIES must be how many proxies')],
  ['CAIRN_SECRET', 'short', 'CAIRN_SECRET must be at least 32 characters long, and has 5.'],
])('refuses %s=%s by name', (name, value, sentence) => {
  expect(() => read({ [name]: value })).toThrow(ConfigurationRefused)
  expect(messageOf(() => read({ [name]: value }))).toEqual(sentence)
})

test('names all wrong values at once', () => {
  expect(messageOf(() => read({ PORT: 'x', CAIRN_SECRET: 'y' })).split('\n')).toHaveLength(2)
})

test('tells of names that it doesn’t know, for a slip would go unnoticed', () => {
  expect(unknownNames({ PORT: '1', CAIRN_ORIGIN: 'x', HOME: '/' })).toEqual([])
  expect(unknownNames({ CAIRN_ORIGN: 'x', CAIRN_DATABSE: 'y' })).toEqual([
    expect.stringMatching(/^CAIRN_DATABSE isn’t a Cairn setting.*CAIRN_DATA,/),
    expect.stringMatching(/^CAIRN_ORIGN isn’t a Cairn setting/),
  ])
})

test('says which setting is missing where others can reach it, as in a container', () => {
  expect(missingAddress(read({ HOST: '0.0.0.0', PORT: '8080' }))).toMatch(
    /^CAIRN_ORIGIN isn’t set, so Cairn only shows its pages at http:\/\/localhost:8080\./,
  )
  const fine = [
    {},
    { HOST: '::1' },
    { HOST: 'localhost' },
    { HOST: '0.0.0.0', CAIRN_ORIGIN: 'http://a.test' },
  ]
  for (const env of fine) expect(missingAddress(read(env as Record<string, string>))).toBeUndefined()
})

test('makes a secret once, for its owner alone', () => {
  const data = path.join(folder, 'kept', 'cairn.db')
  const made = secretBeside(data)
  expect(made.length).toBeGreaterThanOrEqual(32)
  expect(secretBeside(data)).toBe(made)
  expect(statSync(path.join(folder, 'kept', 'secret')).mode & 0o777).toBe(0o600)
})

test('says in a sentence where the database’s folder can’t be used', () => {
  writeFileSync(path.join(folder, 'a file'), '')
  for (const data of [
    path.join(folder, 'a file', 'cairn.db'),
    path.join(folder, 'a file', 'x', 'cairn.db'),
  ]) {
    expect(() => secretBeside(data)).toThrow(ConfigurationRefused)
    expect(messageOf(() => secretBeside(data))).toContain(path.dirname(data))
  }
})

test('refuses a secret file that holds no secret', () => {
  writeFileSync(path.join(folder, 'secret'), 'short\n')
  expect(() => secretBeside(path.join(folder, 'cairn.db'))).toThrow(ConfigurationRefused)
})

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  return ''
}

test.each([
  ['postgres://u:hidden@db.example.org/cairn', {}],
  ['postgres://u:hidden@db.example.org:5433/cairn?schema=one', {}],
  ['postgres://u:hidden@127.0.0.1/cairn', undefined],
  ['postgres://u:hidden@localhost:5433/cairn', undefined],
  ['postgres://u:hidden@[::1]/cairn', undefined],
  ['postgres://%2Fvar%2Frun%2Fpostgresql/cairn', undefined],
  ['postgres://u:hidden@db.example.org/cairn?sslmode=require', undefined],
  // Someone has chosen that.
  ['postgres://u:hidden@db.example.org/cairn?sslmode=disable', undefined],
  ['', undefined],
])('says that the way to %s is unencrypted, if it is and no one has said so', (address, said) => {
  const line = unencrypted({ CAIRN_DATABASE: address })
  expect(line).toEqual(said && expect.stringMatching(/ at db\.example\.org is unencrypted\. .*sslmode=/))
  expect(line ?? '').not.toContain('hidden')
  expect(unencrypted({ CAIRN_DATABASE: address, PGSSLMODE: 'require' })).toBe(undefined)
})
