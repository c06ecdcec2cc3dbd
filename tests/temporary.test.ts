import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { listen } from './support/server.ts'

// What a run of tests leaves behind, seen by runs whose temporary folder is one of this file's.

const temporary = pathToFileURL(path.resolve(import.meta.dirname, '../bin/set-up/temporary.mjs')).href
const place = mkdtempSync(path.join(tmpdir(), 'cairn-temporary-'))
afterAll(() => rmSync(place, { recursive: true }))

// Never removes what it makes. `above` starts another one.
const program = `
  import { execFileSync } from 'node:child_process'
  import { mkdtempSync, writeFileSync } from 'node:fs'
  import { tmpdir } from 'node:os'
  import { join } from 'node:path'
  import { folderInMemory, lastingTemporaryFolder, ownTemporaryFolder } from '${temporary}'
  ownTemporaryFolder()
  const made = [tmpdir(), folderInMemory()].map((folder) => mkdtempSync(join(folder, 'made-')))
  for (const folder of made) writeFileSync(join(folder, 'left'), '')
  const as = process.argv.at(-1)
  if (as === 'above') execFileSync(process.execPath, ['--input-type=module', '--eval', program, 'below'], { stdio: 'inherit' })
  console.log(JSON.stringify({ as, made, lasting: lastingTemporaryFolder() }))
  if (as === 'hangs') setInterval(() => undefined, 1000)`

function run(as: string) {
  const whole = `const program = ${JSON.stringify(program)}\n${program}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', whole, as], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: place, TEMP: place },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { lineWith } = listen(child)
  const told = async (who = as): Promise<{ made: string[]; lasting: string }> =>
    JSON.parse(await lineWith(`"as":"${who}"`))
  return { child, closed: once(child, 'close'), told }
}

const left = (folders: string[]) => folders.filter(existsSync)

test('a run leaves nothing, and what it starts leaves that to it', async () => {
  const { closed, told } = run('above')
  const [above, below] = [await told(), await told('below')]
  await closed
  expect(above.made.map(path.dirname)).toEqual(below.made.map(path.dirname))
  expect([above.lasting, below.lasting]).toEqual([place, place])
  expect(left([...above.made, ...below.made])).toEqual([])
  expect(readdirSync(place)).toEqual([])
})

test('what a killed one left is removed by the next run, and what another one uses isn’t', async () => {
  const [killed, other] = [run('hangs'), run('hangs')]
  const [ofKilled, ofOther] = [await killed.told(), await other.told()]
  killed.child.kill('SIGKILL')
  await killed.closed
  expect(left(ofKilled.made)).toEqual(ofKilled.made)
  await run('next').closed
  expect(left([...ofKilled.made, ...ofOther.made])).toEqual(ofOther.made)
  other.child.kill('SIGKILL')
  await other.closed
  await run('last').closed
  expect([readdirSync(place), left(ofOther.made)]).toEqual([[], []])
})
