import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { actionKey, keyVariable } from './action-key.mjs'
import { ownNode } from './install.mjs'
import { run, step } from './progress.mjs'

// Migrations and roadmaps are read when Cairn starts, so they aren't part of a build.
const folders = ['app', 'lib', 'db']
const apart = new Set(['db/migrations', 'db/roadmaps'])
const rootFiles = /^(?!next-env\.d\.ts$).+\.(ts|mjs|json)$/

function* sourceFiles(root) {
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile() && rootFiles.test(entry.name)) yield join(root, entry.name)
  }
  const waiting = folders.map((folder) => join(root, folder)).filter((folder) => existsSync(folder))
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isFile()) yield path
      else if (entry.isDirectory() && !apart.has(relative(root, path))) waiting.push(path)
    }
  }
}

function hashOfSources(root) {
  const hash = createHash('sha256')
  for (const file of [...sourceFiles(root)].sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

// Beside the build, because Next empties its folder at each build.
const stamp = '.cairn/build.json'

// A build with another key than the environment names is out of date. One with another than the file's isn't: an image
// is built elsewhere than where it runs.
function buildIsFresh(root, sources) {
  const note = join(root, stamp)
  const buildId = join(root, '.next/BUILD_ID')
  if (!existsSync(note) || !existsSync(buildId)) return false
  const made = JSON.parse(readFileSync(note, 'utf8'))
  const asked = process.env[keyVariable]
  const hasItsKey = asked ? made.key === sha256(asked) : made.key !== undefined
  return hasItsKey && made.sources === sources && made.buildId === readFileSync(buildId, 'utf8')
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex')

export async function build(root) {
  const sources = hashOfSources(root)
  if (buildIsFresh(root, sources)) return
  const key = actionKey(root)
  // The same for the same sources and key, so that a browser whose page is from such a build needn't load it again.
  const deployment = sha256(`${sources} ${key}`).slice(0, 10)
  const note = join(root, stamp)
  rmSync(note, { force: true })
  const node = existsSync(ownNode(root)) ? ownNode(root) : process.execPath
  await step('Building the pages', () =>
    run(node, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
      env: {
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        NEXT_DEPLOYMENT_ID: deployment,
        ...(key && { [keyVariable]: key }),
      },
    }),
  )
  mkdirSync(join(root, '.cairn'), { recursive: true })
  const buildId = readFileSync(join(root, '.next/BUILD_ID'), 'utf8')
  writeFileSync(note, JSON.stringify({ buildId, sources, deployment, key: sha256(key ?? '') }))
}
