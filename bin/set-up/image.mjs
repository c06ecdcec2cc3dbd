import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { StepFailed } from './progress.mjs'

/** The programs of an image, from which everything they load is found. */
const programs = ['bin/serve.mjs', 'bin/cairn.mjs']

// What is read by its path, or may be: the program's own files are small.
const whole = ['bin/commands', 'bin/demo', 'db', 'lib', 'server']
const single = ['package.json', 'next.config.ts', 'LICENSE', '.cairn/build.json']

// Next loads these only to build, to develop or to change pictures, or never.
const withoutUse = [
  /\.(map|d\.ts|md)$/,
  /\.dev(elopment)?\.js$/,
  /^node_modules\/next\/dist\/(docs|pages)\//,
  /^node_modules\/next\/dist\/compiled\/(@mswjs|@next|babel|babel-packages|next-devtools|webpack)\//,
  /^node_modules\/next\/dist\/server\/capsize-font-metrics\.json$/,
  /^node_modules\/(sharp|@img|caniuse-lite)\//,
  /^node_modules\/better-sqlite3\/(build|deps|src)\//,
  // For other systems than the one that lays the files out.
  new RegExp(`^node_modules/better-sqlite3/prebuilds/(?!linux(musl)?-${process.arch}\\.node)`),
]
// Of the build: what only Next's commands read.
const ofTheBuildOnly =
  /^\.next\/((build|cache|dev|diagnostics|standalone|types)\/|trace|turbopack)|\.(map|nft\.json)$/

/**
 * Copies what Cairn needs to run into an empty folder: the programs with all they load, as @vercel/nft finds it, and the
 * build with what it loads. Needs a build. Throws `StepFailed` if there is none, or the folder isn't empty.
 * @param {string} root
 * @param {string} target
 * @returns {Promise<{ files: number, bytes: number }>}
 */
export async function layOutImage(root, target) {
  if (!existsSync(join(root, '.next/BUILD_ID')))
    throw new StepFailed('There is no build yet. Run: node bin/build.mjs')
  if (existsSync(target) && readdirSync(target).length > 0) throw new StepFailed(`${target} isn’t empty.`)
  const files = new Set([
    ...(await loadedBy(root, programs)),
    ...loadedByTheBuild(root),
    ...single,
    ...whole.flatMap((folder) => filesIn(root, folder)),
    ...lookedUpByNext(root),
    ...filesIn(root, '.next').filter((file) => !ofTheBuildOnly.test(file)),
  ])
  let bytes = 0
  for (const file of files) {
    const [from, to] = [join(root, file), join(target, file)]
    const is = lstatSync(from)
    mkdirSync(dirname(to), { recursive: true })
    // From the build to the packages that it leaves out.
    if (is.isSymbolicLink()) symlinkSync(readlinkSync(from), to)
    else copyFileSync(from, to)
    bytes += is.size
  }
  return { files: files.size, bytes }
}

/** What the programs import or require, also on a condition. Next brings this tracer, and uses it for its own traces. */
async function loadedBy(root, entries) {
  const { nodeFileTrace } = createRequire(join(root, 'package.json'))('next/dist/compiled/@vercel/nft')
  const { fileList } = await nodeFileTrace(
    entries.map((entry) => join(root, entry)),
    {
      base: root,
      processCwd: root,
      mixedModules: true,
      conditions: ['node', 'import'],
      ignore: isWithoutUse,
      readFile: (file) => readSource(root, file),
    },
  )
  return [...fileList].filter((file) => !lstatSync(join(root, file)).isDirectory())
}

function readSource(root, file) {
  const path = relative(root, file)
  // Next's traces tell what its bundles load, which takes half a minute to find out again.
  if (/^node_modules\/next\/dist\/compiled\/.*\.c?js$/.test(path)) return existsSync(file) ? '' : null
  try {
    const text = readFileSync(file, 'utf8')
    return path.endsWith('.ts') && !path.startsWith('node_modules') ? stripTypeScriptTypes(text) : text
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return null
    throw error
  }
}

/** The packages' files that Next found for its server and for each page when it built. */
function loadedByTheBuild(root) {
  return filesIn(root, '.next')
    .filter((file) => file.endsWith('.nft.json'))
    .flatMap((trace) =>
      JSON.parse(readFileSync(join(root, trace), 'utf8')).files.map((file) => join(dirname(trace), file)),
    )
    .filter((file) => file.startsWith('node_modules') && !isWithoutUse(file) && existsSync(join(root, file)))
    .filter((file) => !lstatSync(join(root, file)).isDirectory())
}

/** Next looks these up when it reads its configuration, and loads none of them. */
function lookedUpByNext(root) {
  const { resolve } = createRequire(join(root, 'package.json'))
  const text = readFileSync(join(root, 'node_modules/next/dist/server/config-utils.js'), 'utf8')
  return [...text.matchAll(/'(next\/dist\/[^']+)'/g)].map(([, name]) => relative(root, resolve(name)))
}

const isWithoutUse = (file) => withoutUse.some((pattern) => pattern.test(file))

// Node's own recursive reading goes through links to folders.
function filesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })
}
