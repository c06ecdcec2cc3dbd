import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedSince, releasedSchemas } from '#bin/set-up/released.mjs'

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Made once, and copied for each test. It holds what the command reads; nothing is released yet. */
const template = path.join(folder, 'template')

beforeAll(() => {
  const parts = ['bin/release.mjs', 'bin/set-up', 'db/migrations', 'package.json', 'package-lock.json']
  for (const part of parts)
    cpSync(path.join(root, part), path.join(template, part), {
      recursive: true,
      filter: (file) => !file.endsWith('_snapshot.json'),
    })
  writeFileSync(
    path.join(template, 'CHANGELOG.md'),
    '# Changelog\n\nIn order.\n\n## Unreleased\n\n- One thing.\n- Another.\n',
  )
  for (const name of ['package.json', 'package-lock.json']) {
    const text = readFileSync(path.join(template, name), 'utf8')
    const present = JSON.parse(text).version
    writeFileSync(path.join(template, name), text.replaceAll(`"version": "${present}"`, '"version": "0.1.0"'))
  }
  const git = gitIn(template)
  git('init', '--quiet', '--initial-branch=main')
  git('config', 'user.name', 'Ada')
  git('config', 'user.email', 'ada@test.cairn')
  commitAll(git)
})

// Neither the account's own settings nor those of a hook that runs the tests.
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  NODE_ENV: process.env.NODE_ENV,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

type Git = (...words: string[]) => string
const gitIn =
  (place: string): Git =>
  (...words) =>
    execFileSync('git', words, { cwd: place, env, encoding: 'utf8', stdio: 'pipe' }).trimEnd()

function commitAll(git: Git): void {
  git('add', '.')
  git('commit', '--quiet', '--message', 'Change something')
}

let places = 0
function repository() {
  const place = path.join(folder, `${++places}`)
  cpSync(template, place, { recursive: true, preserveTimestamps: true })
  const file = (name: string) => path.join(place, name)
  const git = gitIn(place)
  return {
    git,
    file,
    commit: () => commitAll(git),
    read: (name: string) => readFileSync(file(name), 'utf8'),
    json: (name: string) => JSON.parse(readFileSync(file(name), 'utf8')),
    add: (name: string, text: string) => appendFileSync(file(name), text),
    replace: (name: string, from: string, by: string) =>
      writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, by)),
    state: () => [
      git('rev-parse', 'HEAD'),
      git('tag'),
      git('status', '--porcelain'),
      readFileSync(file('CHANGELOG.md'), 'utf8'),
    ],
    release: (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/release.mjs', ...args], {
        cwd: place,
        env,
        encoding: 'utf8',
      })
      return { status, out: stdout, err: stderr }
    },
  }
}

test('a release is one commit and a tag, with version, notes and schema; the next one has only what is new', () => {
  const { git, json, read, add, commit, file, replace, release } = repository()
  expect(release('0.1.0')).toMatchObject({ status: 0, err: '' })
  expect(git('log', '--format=%s')).toBe('Release 0.1.0\nChange something')
  expect(git('cat-file', '-t', 'v0.1.0')).toBe('tag')
  expect(git('tag', '--list', '--format=%(contents)')).toBe('Cairn 0.1.0\n\n- One thing.\n- Another.')
  expect(git('status', '--porcelain')).toBe('')

  // Another migration, and something to say about it.
  for (const dialect of ['sqlite', 'postgresql']) {
    const journal = `db/migrations/${dialect}/meta/_journal.json`
    const { entries, ...rest } = json(journal)
    writeFileSync(file(`db/migrations/${dialect}/0099_more.sql`), 'CREATE TABLE more (a);')
    writeFileSync(file(journal), JSON.stringify({ ...rest, entries: [...entries, { tag: '0099_more' }] }))
  }
  replace('CHANGELOG.md', '## Unreleased\n', '## Unreleased\n\n- A third.\n')
  commit()
  expect(release('minor').out).toContain('Released 0.2.0 as v0.2.0')

  expect(read('CHANGELOG.md').replace(/\d{4}(-\d\d){2}/g, 'DAY')).toBe(
    `# Changelog\n\nIn order.\n\n## Unreleased\n\n## 0.2.0, DAY\n\n- A third.\n\n## 0.1.0, DAY\n\n- One thing.\n- Another.\n`,
  )
  const lock = json('package-lock.json')
  expect([json('package.json').version, lock.version, lock.packages[''].version]).toEqual(
    Array(3).fill('0.2.0'),
  )
  const [first, second] = json('db/released.json')
  expect([first.version, Object.keys(first.sqlite)[0]]).toEqual(['0.1.0', '0000_begin'])
  expect([second.version, Object.keys(second.sqlite), Object.keys(second.postgresql)]).toEqual([
    '0.2.0',
    ['0099_more'],
    ['0099_more'],
  ])

  add('db/migrations/sqlite/0001_search.sql', '-- Edited.')
  replace('CHANGELOG.md', '## Unreleased\n', '## Unreleased\n\n- A fourth.\n')
  commit()
  const refused = release('patch')
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toBe(
    'db/migrations/sqlite/0001_search.sql was changed, but 0.1.0 was released with it. Put it back, and add another one.\n',
  )
})

test('a dry run says what it would do, and does nothing', () => {
  const { release, state } = repository()
  const before = state()
  expect(release('major', '--dry-run')).toEqual({
    status: 0,
    err: '',
    out: '  Would release 1.0.0, and tag it v1.0.0:\n\n- One thing.\n- Another.\n',
  })
  expect(state()).toEqual(before)
})

test.each<[string, string, (of: ReturnType<typeof repository>) => void, string, number]>([
  [
    'a change that isn’t committed',
    'patch',
    ({ add }) => add('package.json', '\n'),
    'Some changes aren’t committed.',
    1,
  ],
  ['a file that git doesn’t know', 'patch', ({ add }) => add('new.ts', ''), '?? new.ts', 1],
  ['a tag that is there', 'minor', ({ git }) => git('tag', 'v0.2.0'), 'The tag v0.2.0 is there already', 1],
  ['an older version', '0.0.9', () => {}, '0.0.9 is older than 0.1.0', 1],
  ['a word that is no version', '1.2', () => {}, 'three numbers such as 1.2.3, not “1.2”', 1],
  ['no version', '--dry-run', () => {}, 'Usage: npm run release', 2],
  [
    'nothing to say',
    'patch',
    ({ replace, commit }) => {
      replace('CHANGELOG.md', '- One thing.\n- Another.\n', '')
      commit()
    },
    'has nothing under “Unreleased”',
    1,
  ],
  [
    'a commit that a hook refuses',
    'patch',
    ({ file }) => {
      writeFileSync(file('.git/hooks/pre-commit'), '#!/bin/sh\necho No such commit. >&2\nexit 1\n')
      chmodSync(file('.git/hooks/pre-commit'), 0o755)
    },
    'git commit failed:\nNo such commit.',
    1,
  ],
])('%s is refused with a sentence, and nothing changes', (_, word, make, sentence, status) => {
  const of = repository()
  make(of)
  const before = of.state()
  const refused = of.release(word)
  expect(refused).toMatchObject({ status, out: '' })
  expect(refused.err).toContain(sentence)
  expect(of.state()).toEqual(before)
})

test('no migration was changed since it was released', () => {
  const releases = releasedSchemas(root)
  expect(releases.length).toBeGreaterThan(0)
  expect(changedSince(root, releases)).toEqual([])
})
