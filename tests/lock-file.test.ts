import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

interface Entry {
  version?: string
  resolved?: string
  integrity?: string
  os?: string[]
  cpu?: string[]
  optionalDependencies?: Record<string, string>
}

const lock = readFileSync(path.join(import.meta.dirname, '../package-lock.json'), 'utf8')
const packages: Record<string, Entry> = JSON.parse(lock).packages

// The platforms that people develop and host on. A package with a binary for one of them has one for each.
const platforms = [
  /linux-x64(-gnu)?$/,
  /linux-x64-musl$/,
  /linux-arm64(-gnu)?$/,
  /linux-arm64-musl$/,
  /darwin-x64$/,
  /darwin-arm64$/,
  /win32-x64(-msvc)?$/,
]

const nameOf = (place: string) => place.split('node_modules/').at(-1) ?? place

/** Packages with a binary for each platform: in the lock file these are optional, each with an os and a cpu. */
function* withBinaries(): Generator<[place: string, binaries: string[]]> {
  for (const [place, entry] of Object.entries(packages)) {
    const binaries = Object.keys(entry.optionalDependencies ?? {}).filter((name) =>
      /(linux|darwin|win32)-(x64|arm64)/.test(platformOf(name)),
    )
    if (binaries.length > 1) yield [place, binaries]
  }
}

// "@biomejs/cli-linux-x64-musl", "@esbuild/linux-x64", "lefthook-linux-x64", "@img/sharp-linuxmusl-x64": all read
// alike.
function platformOf(name: string): string {
  const alike = name
    .replace(/linuxmusl-(\w+)$/, 'linux-$1-musl')
    .replace('windows', 'win32')
    .replace(/x86_64|amd64/, 'x64')
  return /(linux|darwin|win32)-.*$/.exec(alike)?.[0] ?? ''
}

function inLock(place: string, name: string): boolean {
  for (let parent = place; ; parent = parent.slice(0, Math.max(parent.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${parent ? `${parent}/` : ''}node_modules/${name}`]?.integrity) return true
    if (!parent) return false
  }
}

test('finds packages with binaries', () => {
  const names = [...withBinaries()].map(([place]) => nameOf(place))
  expect(names).toEqual(expect.arrayContaining(['@biomejs/biome', 'next', 'lefthook', 'esbuild']))
})

test.each([...withBinaries()])('%s has a binary for every platform', (place, binaries) => {
  // Some packages have one Linux binary for glibc and musl, so the name doesn't tell.
  const oneForBoth = !binaries.some((name) => /musl/.test(platformOf(name)))
  const wanted = platforms.filter((platform) => !oneForBoth || !platform.source.includes('musl'))
  const missing = wanted.filter(
    (platform) => !binaries.some((name) => platform.test(platformOf(name)) && inLock(place, name)),
  )
  const advice = `Take an older patch of ${nameOf(place)}, or make the lock file anew with a registry that has them all.`
  expect(missing.map(String), advice).toEqual([])
})

test('every binary that a package names is in the lock file', () => {
  const absent = [...withBinaries()].flatMap(([place, binaries]) =>
    binaries.filter((name) => !inLock(place, name)),
  )
  expect(absent).toEqual([])
})

test('names no registry', () => {
  const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved)
  expect(resolved.map(([place]) => place)).toEqual([])
  expect(lock.match(/https?:\/\/[^"\s]*(registry|npmjs|artifact|mirror)[^"\s]*/g) ?? []).toEqual([])
})

test('every package is pinned, and its content too', () => {
  const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'))
  for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(range, `${name} in package.json`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  }
  const loose = Object.entries(packages).filter(([place, entry]) => place && !entry.integrity)
  expect(loose.map(([place]) => place)).toEqual([])
})
