import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { prepareBenchRecord } from './fill.ts'
import { placesIn } from './places.ts'
import { freePort, processorTime, signIn } from './server.ts'

// node bench/compare.ts ../other-checkout: compares the processor time of this checkout's pages with another's, both
// built and on the same record. They take turns, so other load on the machine affects both alike.

/** The pages people open most, as those who see the most there. */
const routes = [
  ['lead', '/teams/[teamId]'],
  ['mentor', '/people/[personId]'],
  ['mentor', '/goals/[goalId]'],
  ['mentor', '/'],
  ['junior', '/'],
  ['lead', '/'],
  ['mentor', '/roadmaps/[roadmapId]'],
  ['mentor', '/sessions'],
  ['mentor', '/reviews'],
  ['lead', '/sign-out/confirm'],
] as const
const rounds = 8
const requests = 30

type Server = { pid: number; origin: string; stop: () => Promise<void> }

const root = path.join(import.meta.dirname, '..')
const other = path.resolve(process.argv[2] ?? '')
if (!process.argv[2]) throw new Error('Name the folder of the other checkout: node bench/compare.ts ../other')
const record = path.join(root, '.cairn/bench/record.db')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-compare-'))

await prepareBenchRecord(record, new Date())
const servers: Server[] = []
try {
  for (const [index, checkout] of [root, other].entries()) servers.push(await start(checkout, index))
  const places = placesIn(record)
  console.log('| Page | As | This, ms | Other, ms | Ratio | Lowest and highest of the rounds |')
  console.log('| --- | --- | --: | --: | --: | --- |')
  for (const [as, route] of routes) {
    const place = places.find((each) => each.route === route && each.as === as)
    const address = place?.address ?? route
    const cookies = await Promise.all(servers.map(({ origin }) => signIn(origin, `${as}@demo.cairn`)))
    const spent: number[][] = [[], []]
    // The first round only warms up.
    for (let round = 0; round <= rounds; round++)
      for (const [index, server] of servers.entries()) {
        const time = await ask(server, address, cookies[index] ?? '')
        if (round > 0) spent[index]?.push(time)
      }
    const [here = [], there = []] = spent
    const ratios = here.map((time, round) => time / (there[round] ?? Number.NaN)).sort((a, b) => a - b)
    const sum = (times: number[]) => times.reduce((total, time) => total + time, 0)
    const each = (times: number[]) => (sum(times) / rounds / requests).toFixed(1)
    console.log(
      `| ${route} | ${as} | ${each(here)} | ${each(there)} | ${(sum(here) / sum(there)).toFixed(2)} | ${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)} |`,
    )
  }
} finally {
  for (const server of servers) await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** In milliseconds, for `requests` requests in sequence. */
async function ask({ pid, origin }: Server, address: string, cookie: string): Promise<number> {
  const before = processorTime(String(pid))
  for (let request = 0; request < requests; request++) {
    const answer = await fetch(origin + address, {
      headers: { cookie, accept: 'text/html', 'accept-encoding': 'gzip' },
    })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${origin}${address} answered ${answer.status}.`)
  }
  return processorTime(String(pid)) - before
}

async function start(checkout: string, index: number): Promise<Server> {
  const data = path.join(folder, `record-${index}.db`)
  copyFileSync(record, data)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { scripts } = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8'))
  const child: ChildProcess = spawn('sh', ['-c', `exec ${scripts.start.replace(/^exec /, '')}`], {
    cwd: checkout,
    env: {
      ...process.env,
      PATH: `${path.join(checkout, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
      NODE_OPTIONS: '',
      PORT: String(port),
      HOST: '127.0.0.1',
      CAIRN_ORIGIN: origin,
      CAIRN_DATA: data,
      CAIRN_SECRET: 'only-for-measuring-and-for-nothing-else',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => String(chunk).includes('Cairn is ready at') && resolve())
    child.once('exit', (code) => reject(new Error(`${checkout} ended with status ${code}.`)))
  })
  return {
    pid: child.pid ?? 0,
    origin,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
