// npm run release -- patch | minor | major | 1.2.3 [--dry-run]: needs no package, only git.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { StepFailed } from './set-up/progress.mjs'
import { changedSince, recordRelease, releasedFile, releasedSchemas } from './set-up/released.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const usage = `Usage: npm run release -- patch|minor|major|X.Y.Z [--dry-run]

Writes the version into package.json and package-lock.json, gives what CHANGELOG.md has under “Unreleased” the version
and today’s day, records the schema in ${releasedFile}, commits that, and tags it. Run npm test first. Nothing is pushed.

  --dry-run   say what would be done, and do nothing
  --record    only record today’s schema under the version, as long as that isn’t tagged`

const args = process.argv.slice(2)
const words = args.filter((arg) => !arg.startsWith('--'))
const options = args.filter((arg) => arg.startsWith('--'))
if (options.includes('--help')) {
  console.log(usage)
  process.exit(0)
}
if (words.length !== 1 || options.some((option) => !['--dry-run', '--record'].includes(option))) {
  console.error(usage)
  process.exit(2)
}

try {
  release(words[0] ?? '')
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(1)
}

function release(word) {
  const version = nextVersion(word, JSON.parse(read('package.json')).version)
  const tag = `v${version}`
  const day = new Date().toISOString().slice(0, 10)
  if (git('tag', '--list', tag))
    throw new StepFailed(`The tag ${tag} is there already, so ${version} is released.`)
  const earlier = releasedSchemas(root).filter((each) => each.version !== version)
  const changed = changedSince(root, earlier)
  if (changed.length > 0) throw new StepFailed(changed.join('\n'))
  if (options.includes('--record')) {
    recordRelease(root, version, day)
    console.log(`  ${releasedFile} has today’s schema as that of ${version}.`)
    return
  }
  const dirty = git('status', '--porcelain')
  if (dirty)
    throw new StepFailed(
      `Some changes aren’t committed. Commit them, or put them aside with git stash:\n${dirty}`,
    )
  const { text: changes, notes } = withVersion(read('CHANGELOG.md'), version, day)
  if (options.includes('--dry-run')) {
    console.log(`  Would release ${version}, and tag it ${tag}:\n\n${notes}`)
    return
  }
  try {
    write('package.json', setVersion(read('package.json'), /^( {2}"version": ")[^"]+/m, version))
    const lock = setVersion(read('package-lock.json'), /^( {2}"version": ")[^"]+/m, version)
    write('package-lock.json', setVersion(lock, /("": \{\s+"name": "cairn",\s+"version": ")[^"]+/, version))
    write('CHANGELOG.md', changes)
    recordRelease(root, version, day)
    git('add', 'package.json', 'package-lock.json', 'CHANGELOG.md', releasedFile)
    git('commit', '--quiet', '--message', `Release ${version}`)
  } catch (error) {
    // Nothing else was changed, so this is as before.
    git('reset', '--hard', '--quiet')
    throw error
  }
  git('tag', '--annotate', '--cleanup=whitespace', '--message', `Cairn ${version}\n\n${notes}`, tag)
  console.log(`  Released ${version} as ${tag}. To publish it: git push --follow-tags`)
}

/** A version may be released as it is if it has no tag yet, such as the first one. */
function nextVersion(word, present) {
  const [major = 0, minor = 0, patch = 0] = present.split('.').map(Number)
  const next = { patch: [major, minor, patch + 1], minor: [major, minor + 1, 0], major: [major + 1, 0, 0] }[
    word
  ]
  if (next) return next.join('.')
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(word))
    throw new StepFailed(`A version is patch, minor, major or three numbers such as 1.2.3, not “${word}”.`)
  const numbers = word.split('.').map(Number)
  const at = numbers.findIndex((number, index) => number !== [major, minor, patch][index])
  if (at !== -1 && (numbers[at] ?? 0) < ([major, minor, patch][at] ?? 0))
    throw new StepFailed(`${word} is older than ${present}, the version in package.json.`)
  return word
}

/** What is under “Unreleased” gets a heading of its own; the heading stays for what comes next. */
function withVersion(text, version, day) {
  const [before = '', ...rest] = text.split(/^(?=## )/m)
  const [unreleased = '', ...releases] = rest
  const [heading, ...lines] = unreleased.split('\n')
  const notes = lines.join('\n').trim()
  if (heading !== '## Unreleased' || notes === '')
    throw new StepFailed('CHANGELOG.md has nothing under “Unreleased”. Say there what has changed.')
  const parts = [before + heading, `## ${version}, ${day}`, notes, ...releases.map((each) => each.trim())]
  return { text: `${parts.join('\n\n')}\n`, notes }
}

function setVersion(text, place, version) {
  if (!place.test(text))
    throw new StepFailed('The version isn’t where npm writes it in package.json and package-lock.json.')
  return text.replace(place, (_, before) => before + version)
}

function git(...words) {
  try {
    return execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd()
  } catch (error) {
    throw new StepFailed(
      `git ${words[0]} failed:\n${error.stderr || error.stdout || error.message}`.trimEnd(),
    )
  }
}

function read(name) {
  return readFileSync(join(root, name), 'utf8')
}

function write(name, text) {
  writeFileSync(join(root, name), text)
}
