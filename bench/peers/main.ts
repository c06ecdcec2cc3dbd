import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { prepareBenchRecord } from '../fill.ts'
import { startCairn } from './cairn.ts'
import { startKanboard } from './kanboard.ts'
import { Missing, type Peer, timeAnswers } from './peer.ts'
import { startRedmine } from './redmine.ts'

// npm run bench -- --peers [--kanboard DIR]: the processor time of one answer of Cairn and of others that teams host
// themselves, all up at once and taking turns, so that other work on the machine slows all alike.

const rounds = 8
const requests = 20
/** Of each page, until the engines have compiled what they will. */
const requestsToWarm = 200

const { values } = parseArgs({
  options: { peers: { type: 'boolean' }, kanboard: { type: 'string' } },
})
const root = path.join(import.meta.dirname, '../..')
const record = path.join(root, '.cairn/bench/record.db')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-peers-'))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const peers: Peer[] = []
try {
  await prepareBenchRecord(record, new Date())
  const data = path.join(folder, 'cairn.db')
  copyFileSync(record, data)
  peers.push(await startCairn(data))
  for (const begin of [
    () => startKanboard(values.kanboard && path.resolve(values.kanboard), path.join(folder, 'kanboard')),
    () => startRedmine(path.join(folder, 'redmine')),
  ]) {
    try {
      peers.push(await begin())
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      console.log(error.message)
    }
  }
  report(await measure())
} finally {
  for (const peer of peers) await peer.stop()
}
process.exit(0)

type Result = { name: string; page: string; rows: number; bytes: number; rounds: number[] }

async function measure(): Promise<Result[]> {
  const results = peers.flatMap((peer) =>
    peer.pages.map((page) => ({
      peer,
      page,
      result: { name: peer.name, page: page.name, rows: page.rows, bytes: 0, rounds: [] as number[] },
    })),
  )
  for (const { peer, page } of results) await timeAnswers(peer, page, requestsToWarm)
  for (let round = 0; round < rounds; round++)
    for (const { peer, page, result } of results) {
      const { milliseconds, bytes } = await timeAnswers(peer, page, requests)
      result.bytes = bytes
      result.rounds.push(milliseconds)
    }
  return results.map(({ result }) => result)
}

function report(results: Result[]): void {
  const kanboard = (page: string) => results.find((each) => each.name === 'Kanboard' && each.page === page)
  const redmine = results.find(({ name }) => name === 'Redmine')
  console.log('| Page | Rows | ms | HTML KB | over Kanboard’s | lowest and highest | over Redmine’s issues |')
  console.log('| --- | --: | --: | --: | --: | --- | --: |')
  for (const each of results) {
    const beside = kanboard(/team|board/i.test(each.page) ? 'board' : 'list')
    const ratios = beside && each.rounds.map((time, round) => time / (beside.rounds[round] ?? Number.NaN))
    const [low, high] = ratios ? [Math.min(...ratios), Math.max(...ratios)] : []
    const over = (other?: Result) => (other && other !== each ? (mean(each) / mean(other)).toFixed(2) : '')
    console.log(
      `| ${each.name}: ${each.page} | ${each.rows} | ${mean(each).toFixed(1)} | ${Math.round(each.bytes / 1024)} | ${over(beside)} | ${beside && beside !== each ? `${low?.toFixed(2)} to ${high?.toFixed(2)}` : ''} | ${over(redmine)} |`,
    )
  }
  console.log('\nProcessor time for one answer. Below 1: less than the other’s.')
  mkdirSync(path.join(root, '.cairn'), { recursive: true })
  const machine = { processor: cpus()[0]?.model, cores: availableParallelism(), load: loadavg()[0] }
  const content = { machine, date: new Date().toISOString(), node: process.version, results }
  writeFileSync(path.join(root, '.cairn/bench-peers.json'), `${JSON.stringify(content, null, 2)}\n`)
}

function mean({ rounds: times }: Result): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length
}
