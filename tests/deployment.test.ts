import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ownNode } from '#bin/set-up/install.mjs'
import { readConfiguration, settingNames, unknownNames } from '#server/configuration.ts'

// The Dockerfile and the examples for running Cairn name settings, ports, paths and programs that there are.

const root = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const usual = readConfiguration({}, 'start', () => 'x'.repeat(32))
const { scripts } = JSON.parse(read('package.json'))
const flags = /--\S+=\d+ --\S+=\d+/.exec(scripts.start)?.[0] ?? ''

/** Reads them as a start would, and gives back what it makes of them. */
function start(env: Record<string, string>) {
  expect(unknownNames(env)).toEqual([])
  return readConfiguration(env, 'start', () => 'x'.repeat(32))
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ')
const imageEnv = Object.fromEntries(
  all(dockerfile, /^ENV (.+)$/gm).flatMap((line) =>
    line.split(' ').map((pair) => pair.split('=') as [string, string]),
  ),
)
const image = start(imageEnv)

test('the image runs Cairn as npm start does, by an account of its own, and keeps its data in the volume', () => {
  expect(flags).not.toBe('')
  const [command = ''] = all(dockerfile, /^CMD (\[.+\])$/gm)
  expect(JSON.parse(command)).toEqual(['node', ...flags.split(' '), 'bin/serve.mjs'])
  for (const file of all(dockerfile, /\b(bin\/[\w./-]+)/g))
    expect(existsSync(path.join(root, file)), file).toBe(true)
  for (const line of all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm))
    for (const file of line.split(' ')) expect(existsSync(path.join(root, file)), file).toBe(true)
  expect(image.host).toBe('0.0.0.0')
  expect(all(dockerfile, /^EXPOSE (\d+)$/gm)).toEqual([String(image.port)])
  expect(all(dockerfile, /^VOLUME (\S+)$/gm)).toEqual([path.dirname(image.data)])
  expect(imageEnv).toMatchObject({
    NODE_ENV: 'production',
    MALLOC_ARENA_MAX: /MALLOC_ARENA_MAX=(\d)/.exec(scripts.start)?.[1],
  })
  // The last one of each stage that runs.
  for (const stage of dockerfile
    .split(/^FROM /m)
    .slice(2)
    .filter((each) => each.includes('USER')))
    expect(all(stage, /^USER (\S+)$/gm).at(-1)).toBe('cairn')
  expect(dockerfile).toMatch(/^HEALTHCHECK .*'\/up'/m)
  const [, major] = /^FROM node:(\d+)-/m.exec(dockerfile) ?? []
  expect(Number(major)).toBeGreaterThanOrEqual(
    Number.parseInt(JSON.parse(read('package.json')).engines.node.slice(2), 10),
  )
})

test.each([
  ['compose.yaml', undefined],
  ['compose.postgresql.yaml', 'postgresql'],
])('%s starts the image with settings that Cairn knows, and asks for the one it needs', (file, stage) => {
  const { services, volumes } = parse(read(file))
  const { cairn } = services
  const { CAIRN_ORIGIN: origin, ...given } = cairn.environment as Record<string, string>
  // Compose refuses to start without it, and says so.
  expect(origin).toMatch(/^\$\{CAIRN_ORIGIN:\?set it to what browsers show/)
  const env = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value.replace(/\$\{\w+:-(.*?)\}/, '$1').replace(/\$\{\w+:\?.*?\}/, 'password'),
    ]),
  )
  const asked = all(origin ?? '', /(https:\S+)\}/g)[0] ?? ''
  expect(start({ ...imageEnv, ...env, CAIRN_ORIGIN: asked })).toMatchObject({
    origin: asked,
    isOriginSet: true,
  })
  expect(cairn.ports).toEqual([`127.0.0.1:${image.port}:${image.port}`])
  expect(cairn.volumes).toEqual([`data:${path.dirname(image.data)}`])
  expect(cairn.build.target).toBe(stage)
  if (stage) expect(dockerfile).toMatch(new RegExp(`^FROM \\w+ AS ${stage}$`, 'm'))
  for (const name of Object.keys(cairn.build.args)) expect(dockerfile).toContain(`\nARG ${name}\n`)
  const named = Object.values<{ volumes: string[] }>(services).flatMap((service) => service.volumes)
  expect(named.map((volume) => volume.split(':')[0]).sort()).toEqual(Object.keys(volumes).sort())
  expect(seconds(cairn.stop_grace_period)).toBeGreaterThan(10)
})

test('on PostgreSQL, Cairn is told of the database, account and password that the server has', () => {
  const { cairn, postgresql } = parse(read('compose.postgresql.yaml')).services
  const address = new URL(String(cairn.environment.CAIRN_DATABASE).replace(/\$\{.*?\}/, 'password'))
  const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = postgresql.environment
  expect([address.protocol, address.host, address.username, address.pathname]).toEqual([
    'postgres:',
    'postgresql:5432',
    POSTGRES_USER,
    `/${POSTGRES_DB}`,
  ])
  expect(POSTGRES_PASSWORD).toBe(`$\{POSTGRES_PASSWORD}`)
  expect(Object.keys(cairn.depends_on)).toEqual(['postgresql'])
})

test('every example of an address of PostgreSQL says whether the way there is encrypted', () => {
  const files = [
    'README.md',
    'docs/operating.md',
    'compose.postgresql.yaml',
    'db/server.ts',
    'bin/commands/move.ts',
  ]
  const texts = files.map((file) => read(file).replaceAll(/\$\{.*?\}/g, 'password'))
  const addresses = texts.flatMap((text) => all(text, /(postgres:\/\/[^\s'`,]+)/g))
  expect(addresses.length).toBeGreaterThan(4)
  expect(addresses.filter((address) => !/\?sslmode=(require|verify-full|disable)\b/.test(address))).toEqual(
    [],
  )
})

const unit = read('docs/examples/cairn.service')
const unitEnv = Object.fromEntries(
  all(unit, /^Environment=(.+)$/gm).map((pair) => pair.split('=') as [string, string]),
)
const service = start(unitEnv)
const of = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? ''

test('the systemd unit runs Cairn as npm start does, and lets it write where its data is', () => {
  const [program = '', ...args] = of('ExecStart').split(' ')
  expect(program).toBe(ownNode(of('WorkingDirectory')))
  expect(args.join(' ')).toBe(`${flags} bin/serve.mjs`)
  expect(path.dirname(service.data)).toBe(`/var/lib/${of('StateDirectory')}`)
  expect(unitEnv).toMatchObject({ NODE_ENV: 'production', MALLOC_ARENA_MAX: imageEnv.MALLOC_ARENA_MAX })
  expect(seconds(`${of('TimeoutStopSec')}s`)).toBeGreaterThan(10)
  expect(service.isOriginSet).toBe(true)
  // Each line is a setting of systemd's, at most once, but for those that are lists.
  const names = all(unit, /^(\w+)=/gm).filter((name) => !['Environment', 'SystemCallFilter'].includes(name))
  expect(new Set(names).size).toBe(names.length)
})

test.each(['Caddyfile', 'nginx.conf'])(
  '%s leads to where Cairn listens, under the name that it’s told',
  (file) => {
    const text = read(`docs/examples/${file}`)
    const targets = all(text, /(?:reverse_proxy|proxy_pass) (?:http:\/\/)?([^\s;]+)/g)
    expect(targets).toEqual([`${usual.host}:${usual.port}`])
    const told = Object.fromEntries(
      all(text, /(CAIRN_\w+=\S*\w)/g).map((pair) => pair.split('=') as [string, string]),
    )
    expect(start(told)).toMatchObject({ origin: service.origin, proxies: service.proxies })
    const names = all(text, /^(?:\s*server_name )?([\w.-]+\.org)(?:;| \{)$/gm)
    expect(new Set(names)).toEqual(new Set([new URL(service.origin).host]))
  },
)

test('nginx passes on what Cairn goes by, and more than Cairn takes', () => {
  const text = read('docs/examples/nginx.conf')
  expect(text).toContain('proxy_set_header Host $http_host;')
  expect(text).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;')
  expect(Number(/client_max_body_size (\d+)m;/.exec(text)?.[1])).toBeGreaterThan(1)
})

test('every setting is in the README’s table, and every one that the docs name is there', () => {
  for (const name of settingNames) expect(read('README.md')).toContain(`| \`${name}\` |`)
  const named = [
    'README.md',
    'docs/operating.md',
    'compose.yaml',
    'compose.postgresql.yaml',
    'Dockerfile',
  ].flatMap((file) => all(read(file), /\b(CAIRN_\w+)/g))
  expect(named.filter((name) => !settingNames.includes(name))).toEqual([])
})

function seconds(text: string): number {
  return Number(/^(\d+)s$/.exec(text)?.[1])
}
