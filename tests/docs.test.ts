import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commentsIn, expectNone, sourcesIn } from './support/sources.ts'

// What the docs say about the code is true, as far as a machine can tell.

const root = path.resolve(import.meta.dirname, '..')
const decisions = readdirSync(path.join(root, 'docs/decisions')).sort()
const texts = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.replaceAll(path.sep, '/')))
    .sort(),
].map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

test('decisions are numbered without a gap, titled by their number, and short', () => {
  expectNone(
    decisions.flatMap((file, index) => {
      const number = String(index + 1).padStart(3, '0')
      const text = readFileSync(path.join(root, 'docs/decisions', file), 'utf8')
      return [
        ...(file.startsWith(`${number}-`) ? [] : [`${file} should be number ${number}`]),
        ...(text.startsWith(`# ${number} `) ? [] : [`${file} should begin with "# ${number} "`]),
        ...(text.trimEnd().split('\n').length <= 25 ? [] : [`${file} is longer than 25 lines`]),
      ]
    }),
    'A decision is docs/decisions/NNN-name.md, 25 lines at most.',
  )
})

test('files and functions that the docs name are there', () => {
  expectNone(
    texts.flatMap(({ file, text }) => {
      const named = [...text.matchAll(/`((?:app|lib|db|server|bin|bench|tests|docs)\/[\w\-./()[\]]+)`/g)].map(
        ([, name]) => name,
      )
      return named
        .filter((name) => name && !existsSync(path.join(root, name)))
        .map((name) => `${file}: ${name}`)
    }),
    'Name the file as it is called now.',
  )
})

test('files that comments name are there', () => {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const paths = files.trim().split('\n')
  const names = new Set([...paths, ...paths.map((file) => path.posix.basename(file))])
  const named = sourcesIn('app', 'lib', 'db', 'server', 'bin', 'bench', 'tests').flatMap(({ file, text }) =>
    commentsIn(text.replace(/\bhttps?:\S+/g, ''))
      .flatMap((comment) => [
        ...comment.matchAll(/(?<![\w./-])(?=[\w(])(?:[\w[\]./-]|\([\w-]+\))+\.(?:tsx?|mjs|css|md|yaml)\b/g),
      ])
      .map(([name]) => ({ file, name })),
  )
  expect(named.length).toBeGreaterThan(5)
  expectNone(
    named.filter(({ name }) => !names.has(name)).map(({ file, name }) => `${file}: ${name}`),
    'Name the file as it is called now: by its path from the root, or by its name alone.',
  )
})

test('links and pictures of the docs lead to files and headings that are there', () => {
  const found = texts.flatMap(({ file, text }) => linksIn(text).map((link) => ({ file, link })))
  expect(found.length).toBeGreaterThan(5)
  expectNone(
    found.flatMap(({ file, link }) => {
      const [target = '', heading] = decodeURI(link).split('#')
      const at = target ? path.join(root, path.dirname(file), target) : path.join(root, file)
      const there = existsSync(at) && at.startsWith(root)
      return there && (!heading || headingsIn(at).includes(heading)) ? [] : [`${file}: ${link}`]
    }),
    'Link to the file as it is called now.',
  )
})

/** Where a Markdown text links to in the repository: inline links, images, references and HTML. */
function linksIn(text: string): string[] {
  const withoutCode = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return [
    ...withoutCode.matchAll(/\]\(<?([^)\s>]+)/g),
    ...withoutCode.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm),
    ...withoutCode.matchAll(/\b(?:src|href)="([^"]+)"/g),
  ].flatMap(([, link = '']) => (/^[a-z][a-z\d+.-]*:/i.test(link) ? [] : [link]))
}

/** A file's headings as a link's fragment names them. */
function headingsIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test('commands that the docs name are in package.json', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  expectNone(
    texts.flatMap(({ file, text }) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
        .filter(([, name = '']) => !(name in scripts))
        .map(([command]) => `${file}: ${command}`),
    ),
    'Name the command as it is called now.',
  )
})
