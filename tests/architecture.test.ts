import path from 'node:path'
import { test } from 'vitest'
import { expectNone, type Source, sourcesIn } from './support/sources.ts'

// Who may import whom. Each rule says what to do where it is broken.

const sources = sourcesIn('app', 'lib', 'db', 'bin')
const within = (...folders: string[]) =>
  sources.filter(({ file }) => folders.some((folder) => file.startsWith(`${folder}/`)))
const layerOf = (file: string) => /^(app|lib|db|bin|tests)\//.exec(file)?.[1]
const domainOf = (file: string) => /^lib\/([\w-]+)\/[^/]+\.ts$/.exec(file)?.[1]

/** Each import that `forbidden` names, as "file imports target". */
function importsWhere(
  files: Source[],
  forbidden: (to: string, typeOnly: boolean, file: string) => boolean,
): string[] {
  return files.flatMap(({ file, imports }) =>
    imports
      .filter(({ to, typeOnly }) => forbidden(to, typeOnly, file))
      .map(({ to }) => `${file} imports ${to}`),
  )
}

test('layers: bin and app use lib, lib uses db, never back', () => {
  const below: Record<string, string[]> = {
    app: ['app', 'lib', 'db'],
    bin: ['bin', 'lib', 'db'],
    lib: ['lib', 'db'],
    db: ['db'],
  }
  expectNone(
    importsWhere(within('app', 'bin', 'lib', 'db'), (to, _, file) => {
      const layer = layerOf(to)
      return layer !== undefined && !below[layerOf(file) ?? '']?.includes(layer)
    }),
    'Move what both need down into lib or db.',
  )
})

// Who may use db/ beside a domain's reads, writes and access.
const databaseUsers: [file: RegExp, to: RegExp, why: string][] = [
  [/^app\/_server\/form-action\.ts$/, /^db\/errors\.ts$/, 'tells a busy database from a fault'],
  [/^bin\/serve\/exchange\.ts$/, /^db\/errors\.ts$/, 'answers 503 for a busy database'],
  [/^bin\/open-record\.ts$/, /^db\/(client|migrate)\.ts$/, 'migrates and opens the database'],
  [/^bin\/serve\/main\.ts$/, /^db\/client\.ts$/, 'closes it last'],
  [/^bin\/generate-migrations\.ts$/, /^db\//, 'makes the migrations'],
  [/^bin\/(demo|bench)\//, /^db\/(client|migrate|pragmas)\.ts$/, 'makes a database of its own'],
  [/^bin\/bench\/(fill|record\/\w+)\.ts$/, /^db\/schema\//, 'puts two years of rows in directly'],
  [/^lib\//, /^db\/schema\/visibility\.ts$/, 'shares words with the schema'],
]

test('only a domain’s reads, writes and access use the database', () => {
  expectNone(
    importsWhere(within('app', 'bin', 'lib'), (to, typeOnly, file) => {
      if (
        !to.startsWith('db/') ||
        typeOnly ||
        /^lib\/[\w-]+\/([\w-]+-)?(reads|writes|access)\.ts$/.test(file)
      )
        return false
      return !databaseUsers.some(([from, target]) => from.test(file) && target.test(to))
    }),
    'Put the query into the domain’s reads.ts or writes.ts and call that, or name the exception in databaseUsers.',
  )
})

test('lib and db know neither Next nor React', () => {
  expectNone(
    importsWhere(within('lib', 'db'), (to) => /^(next|next-auth|react|react-dom)(\/|$)/.test(to)),
    'What needs Next or React belongs in app/.',
  )
})

test('only one file, its route and the sign-in page know next-auth', () => {
  const known = /^app\/(_server\/auth\.ts|api\/auth\/|sign-in\/)/
  expectNone(
    importsWhere(
      within('app', 'lib', 'bin'),
      (to, _, file) => /^next-auth(\/|$)/.test(to) && !known.test(file),
    ),
    'Ask app/_server/auth.ts instead.',
  )
})

test('app/_ui imports no domain', () => {
  expectNone(
    importsWhere(within('app/_ui'), (to) => /^(lib|db)\//.test(to) && to !== 'lib/format.ts'),
    'A component with domain words belongs in app/(main)/_parts; hand plain values to _ui.',
  )
})

test('rules are pure: no database, no zod, nothing that reads or writes', () => {
  const rules = within('lib').filter(({ file }) => /[/-]rules\.ts$/.test(file))
  expectNone(
    importsWhere(
      rules,
      (to, typeOnly) =>
        !typeOnly && /^(db\/|zod$|drizzle-orm|.*[/-](reads|writes|access|input)\.ts$)/.test(to),
    ),
    'Hand the rule what it needs as a parameter.',
  )
})

test('client components stay small: _ui, _parts, rules and format alone', () => {
  const clients = within('app').filter(({ code }) => /^\s*'use client'/.test(code))
  const fine = [
    /^(react|react-dom|next\/(link|navigation|form)|clsx)$/,
    /^@github\/markdown-toolbar-element$/,
    /^app\/_ui\/[\w-]+\.tsx?$/,
    /^app\/\(main\)\/_parts\/[\w-]+\.tsx?$/,
    /^lib\/([\w-]+\/([\w-]+-)?rules|format)\.ts$/,
  ]
  expectNone(
    importsWhere(clients, (to, typeOnly, file) => {
      const beside = path.posix.dirname(to) === path.posix.dirname(file) && !to.endsWith('/actions.ts')
      return !typeOnly && !beside && !fine.some((pattern) => pattern.test(to))
    }),
    'Take the action as a prop, and values as props from the page; a schema or a query would reach every browser.',
  )
})

// Verbs of one domain that run as a step inside another's transaction, since both happen or neither does.
const trailAndIndex = /^lib\/(audit|search)\/writes\.ts$/
const stepsForOthers: [from: RegExp, to: RegExp, why: string][] = [
  [/^lib\//, trailAndIndex, 'the trail of what happened, and the index of texts'],
  [
    /^lib\/invites\//,
    /^lib\/(people\/writes|teams\/membership-writes)\.ts$/,
    'accepting makes person and member',
  ],
  [
    /^lib\/sessions\//,
    /^lib\/actions\/(session-writes|input)\.ts$/,
    'a session is logged together with its actions',
  ],
  [
    /^lib\/people\/settings-writes/,
    /^lib\/sign-ins\/writes\.ts$/,
    'the password asked once more counts among the tries to sign in',
  ],
  [/^lib\/admin\//, /^lib\/teams\/ending-writes\.ts$/, 'deactivating ends roles and mentorships'],
]

test('domains use each other’s reads, access and rules', () => {
  expectNone(
    importsWhere(within('lib'), (to, typeOnly, file) => {
      const [from, target] = [domainOf(file), domainOf(to)]
      if (typeOnly || !target || from === target || !/[/-](writes|input)\.ts$/.test(to)) return false
      return !stepsForOthers.some(([user, step]) => user.test(file) && step.test(to))
    }),
    'Call the verb from the page’s action, move the rule to rules.ts, or name the step in stepsForOthers.',
  )
})

test('domains make no circle', () => {
  const uses = new Map<string, Set<string>>()
  for (const { file, imports } of within('lib')) {
    const from = domainOf(file)
    for (const { to, typeOnly } of imports) {
      const target = domainOf(to)
      // These two know no domain themselves; what reads the index does, and nobody imports that.
      if (!from || !target || typeOnly || from === target || trailAndIndex.test(to)) continue
      uses.set(from, (uses.get(from) ?? new Set()).add(target))
    }
  }
  expectNone(
    circles(uses),
    'Move what both need into the domain that knows less, or hand it over as a parameter.',
  )
})

function circles(uses: Map<string, Set<string>>): string[] {
  const found = new Set<string>()
  const walk = (at: string, way: string[]) => {
    const seen = way.indexOf(at)
    if (seen >= 0) {
      const circle = way.slice(seen)
      const first = circle.indexOf([...circle].sort()[0] ?? '')
      found.add([...circle.slice(first), ...circle.slice(0, first), circle[first]].join(' -> '))
    } else {
      for (const next of uses.get(at) ?? []) walk(next, [...way, at])
    }
  }
  for (const domain of uses.keys()) walk(domain, [])
  return [...found]
}
