import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { demoAddress } from '#db/server.ts'
import { newId } from '#lib/core/ids.ts'
import demoOnce, { demoFile } from '#tests/support/demo-database.ts'
import { filled, formWith } from '#tests/support/plain-form.ts'
import { startPostgres } from '#tests/support/postgresql/server.ts'
import { type BenchServer, startBenchServer } from './server.ts'

// node bench/processes.ts: two processes beside one, and PostgreSQL beside SQLite, on the demo's record. All servers are up
// at once and take turns, so other load on the machine affects them alike. Needs a build. On a machine with more cores:
// taskset -c 0,1 node bench/processes.ts.

// In milliseconds.
const slice = 4000
// `--rounds N` makes it shorter.
const { values: given } = parseArgs({ options: { rounds: { type: 'string' }, anyway: { type: 'boolean' } } })
const rounds = Number(given.rounds ?? 6)
const connections = 8
// One request in so many is a write.
const writes = 20
const requests = 10
const names = ['SQLite, 1', 'SQLite, 2', 'PostgreSQL, 1', 'PostgreSQL, 2'] as const

type Visit = {
  server: BenchServer
  cookie: string
  pages: [route: string, address: string][]
  goal: string
  form: ReturnType<typeof formWith>
}

// So that the servers end too.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

if ((loadavg()[0] ?? 0) >= 2 && !given.anyway) {
  console.error(
    'The machine is busy (load of 2 or more), so the figures would say nothing. --anyway measures all the same.',
  )
  process.exit(1)
}

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-processes-'))
const postgres = await startPostgres()
const visits: Visit[] = []
const unexpected = new Map<string, number>()
try {
  demoOnce()
  await fillOnServer()
  for (const [index, name] of names.entries()) visits.push(await begin(name, index))
  await compareProcesses()
  await comparePages()
} finally {
  for (const { server } of visits) await server.stop()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Once, since a database with nobody in it can be copied. */
async function fillOnServer(): Promise<void> {
  await postgres.run('create database filled')
  const script = `import './tests/support/configuration.ts'
    import { prepareDemo } from './bin/demo/prepare.ts'
    await prepareDemo('', new Date(), 0)`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: path.join(import.meta.dirname, '..'),
    env: { ...process.env, CAIRN_DATABASE: demoAddress(postgres.url('filled')) },
  })
}

async function begin(name: (typeof names)[number], index: number): Promise<Visit> {
  const workers = { CAIRN_WORKERS: name.endsWith('2') ? '2' : '1' }
  const file = path.join(folder, `record-${index}.db`)
  let database = {}
  if (name.startsWith('PostgreSQL')) {
    const own = `own_${index}`
    await postgres.run(`create database ${own} template filled`)
    database = { CAIRN_DATABASE: demoAddress(postgres.url(own)) }
  } else copyFileSync(demoFile, file)
  const server = await startBenchServer(file, { ...workers, ...database })
  const cookie = await server.signIn('mentor@demo.cairn')
  const read = async (address: string) => (await get(server, cookie, address)).text()
  const find = (html: string, kind: string): string => {
    const [address] = new RegExp(`/${kind}/[0-9a-f-]{36}(?=["#?])`).exec(html) ?? []
    if (!address) throw new Error(`${name}: no link to one of the ${kind}.`)
    return address
  }
  const junior = find(await read('/'), 'people')
  const goal = find(await read(junior), 'goals')
  const form = formWith(await read(goal), 'body')
  if (!form) throw new Error(`${name}: ${goal} has no comment to write.`)
  return {
    server,
    cookie,
    goal,
    form,
    pages: [
      ['/', '/'],
      ['/queue', '/queue'],
      ['/goals/[goalId]', goal],
      ['/sessions', '/sessions'],
      ['/sessions/[sessionId]', find(await read('/sessions'), 'sessions')],
      ['/reviews', '/reviews'],
      ['/people/[personId]', junior],
      ['/teams/[teamId]', find(await read('/teams'), 'teams')],
      ['/roadmaps/[roadmapId]', find(await read('/roadmaps'), 'roadmaps')],
      ['/search', '/search?q=review'],
    ],
  }
}

function get({ origin }: BenchServer, cookie: string, address: string): Promise<Response> {
  return fetch(origin + address, { headers: { cookie, accept: 'text/html', 'accept-encoding': 'gzip' } })
}

async function write({ server, cookie, goal, form }: Visit): Promise<Response> {
  const body = filled(form, { body: 'Measured.', visibility: 'private', formId: newId() })
  const headers = { cookie, accept: 'text/html', origin: server.origin }
  return fetch(server.origin + goal, { method: 'POST', redirect: 'manual', headers, body })
}

const note = (answer: string) => unexpected.set(answer, (unexpected.get(answer) ?? 0) + 1)

/** Answers in one slice; the mix of pages is the same for all. */
async function answersIn(visit: Visit): Promise<number> {
  const until = performance.now() + slice
  let number = 0
  let answered = 0
  const visitor = async () => {
    while (performance.now() < until) {
      number += 1
      const [, address = '/'] = visit.pages[number % visit.pages.length] ?? []
      const isWrite = number % writes === 0
      const answer = isWrite ? await write(visit) : await get(visit.server, visit.cookie, address)
      await answer.arrayBuffer()
      if (answer.status === (isWrite ? 303 : 200)) answered += 1
      else note(`${isWrite ? 'POST' : 'GET'} ${isWrite ? visit.goal : address}: ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, visitor))
  return answered
}

async function compareProcesses(): Promise<void> {
  const answered: number[][] = names.map(() => [])
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++)
    for (const [index, visit] of visits.entries()) {
      const done = await answersIn(visit)
      if (round > 0) answered[index]?.push(done)
    }
  console.log('| Database | One process, /s | Two, /s | Ratio | Lowest and highest of the rounds |')
  console.log('| --- | --: | --: | --: | --- |')
  for (const [first, database] of [
    [0, 'SQLite'],
    [2, 'PostgreSQL'],
  ] as const)
    printRow([database], answered[first + 1] ?? [], answered[first] ?? [], (count) => (count / slice) * 1000)
  const refused = [...unexpected].map(([answer, times]) => `${answer}, ${times} times`)
  console.log(`\nAnswers that weren’t as expected: ${refused.join('; ') || 'none'}.\n`)
}

async function comparePages(): Promise<void> {
  const [file, , server] = visits
  if (!file || !server) return
  console.log('| Page | SQLite, ms | PostgreSQL, ms | Ratio | Lowest and highest of the rounds |')
  console.log('| --- | --: | --: | --: | --- |')
  for (const [index, [route]] of file.pages.entries()) {
    const spent: number[][] = [[], []]
    for (let round = 0; round <= rounds; round++)
      for (const [which, visit] of [file, server].entries()) {
        const began = performance.now()
        for (let request = 0; request < requests; request++)
          await (await get(visit.server, visit.cookie, visit.pages[index]?.[1] ?? '')).arrayBuffer()
        if (round > 0) spent[which]?.push((performance.now() - began) / requests)
      }
    printRow([route], spent[1] ?? [], spent[0] ?? [], (time) => time)
  }
}

function printRow(head: string[], these: number[], base: number[], unit: (value: number) => number): void {
  const mean = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length
  const ratios = these.map((each, round) => each / (base[round] ?? Number.NaN)).sort((a, b) => a - b)
  const cells = [
    unit(mean(base)).toFixed(1),
    unit(mean(these)).toFixed(1),
    (mean(these) / mean(base)).toFixed(2),
  ]
  console.log(
    `| ${[...head, ...cells].join(' | ')} | ${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)} |`,
  )
}
