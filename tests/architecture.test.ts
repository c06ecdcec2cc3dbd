import path from 'node:path'
import { test } from 'vitest'
import { expectNone, type Source, sourcesIn } from './support/sources.ts'
import { stepsForOthers } from './support/steps-for-others.ts'

// What may import what. Each rule says what to do if it's broken.

const sources = sourcesIn('app', 'lib', 'db', 'server', 'bin', 'bench')
const topOf = (file: string) => /^(app|lib|db|server|bin|bench|tests)\//.exec(file)?.[1]
/**
 * The room of lib that a file is in: 'goals' for lib/goals/comments/reads.ts, 'views/home' for
 * lib/views/home/rules.ts.
 */
const roomOf = (file: string) => /^lib\/(views\/[\w-]+|[\w-]+)\//.exec(file)?.[1]

/** Each import that is `forbidden`, as "file imports target". */
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

test('app, server and bin use lib, lib uses db, never back; bench looks on from outside', () => {
  const below: Record<string, string[]> = {
    app: ['app', 'lib'],
    server: ['server', 'lib'],
    bin: ['bin', 'server', 'lib'],
    lib: ['lib'],
    db: [],
    // The tests know how to start a PostgreSQL, and how to fill in a form.
    bench: ['bench', 'bin', 'server', 'lib', 'db', 'tests'],
  }
  expectNone(
    importsWhere(sources, (to, _, file) => {
      const [from, target] = [topOf(file) ?? '', topOf(to)]
      return target !== undefined && target !== 'db' && !below[from]?.includes(target)
    }),
    'Move what both need down into lib or db.',
  )
})

test('inside lib: views use nouns, nouns use audience and record, all use core and text, never back', () => {
  const floors: Record<string, number> = { core: 0, text: 0, audience: 1, record: 1 }
  const floorOf = (file: string) => {
    const room = roomOf(file) ?? ''
    return room.startsWith('views/') ? 3 : (floors[room] ?? 2)
  }
  expectNone(
    importsWhere(sourcesIn('lib'), (to, _, file) => to.startsWith('lib/') && floorOf(to) > floorOf(file)),
    'Nothing below imports what is above it: move what both need down, or hand it over as a parameter.',
  )
})

test('the rooms of lib make no circle', () => {
  const uses = new Map<string, Set<string>>()
  for (const { file, imports } of sourcesIn('lib')) {
    const from = roomOf(file)
    for (const { to, typeOnly } of imports) {
      const target = roomOf(to)
      if (!from || !target || typeOnly || from === target) continue
      uses.set(from, (uses.get(from) ?? new Set()).add(target))
    }
  }
  expectNone(
    circles(uses),
    'Move what both need into the room that knows less, or hand it over as a parameter.',
  )
})

// What may use `db/` beside a domain's reads, writes, scope and access.
const databaseUsers: [file: RegExp, to: RegExp, why: string][] = [
  [/^/, /^db\/words\.ts$/, 'holds words, no tables'],
  [/^app\/_server\/(form-action|context)\.ts$/, /^db\/faults\.ts$/, 'tell a busy database from a fault'],
  [/^app\/\(main\)\/drafts\/keep\/route\.ts$/, /^db\/faults\.ts$/, 'the same'],
  [
    /^server\/(exchange|log)\.ts$/,
    /^db\/fault(s|-words)\.ts$/,
    'answers 503 for a busy database, and says why in the log',
  ],
  [/^server\/(exchange|watch)\.ts$/, /^db\/client\.ts$/, 'looks whether the file is there'],
  [
    /^(server\/log|bin\/commands\/run)\.ts$/,
    /^db\/without-values\.ts$/,
    'keep what people wrote out of what they print',
  ],
  [/^server\/main\.ts$/, /^db\/client\.ts$/, 'closes it last'],
  [
    /^bin\/commands\//,
    /^db\/((client|open|columns|server)\.ts$|upkeep\/)/,
    'work on a whole database, beside a running Cairn or without',
  ],
  [/^bin\/open-record\.ts$/, /^db\/open\.ts$/, 'migrates and opens the database'],
  [/^server\/configuration\.ts$/, /^db\/server\.ts$/, 'checks the address of a PostgreSQL'],
  [/^bin\/generate-migrations\.ts$/, /^db\//, 'makes the migrations'],
  [
    /^bin\/serve\.m?[jt]s$/,
    /^db\/(refusals|server|client|open)\.ts$/,
    'opens the database, or says why it can’t',
  ],
  [
    /^bin\/demo\//,
    /^db\/(client|columns|leftovers|migrations|refusals|postgresql\/made|schema\/roadmaps)\.ts$/,
    'makes a database of its own, and a roadmap',
  ],
  [/^bench\//, /^db\//, 'makes a record of two years, and runs statements bare'],
]

test('only reads, writes, scope, history and access use the database', () => {
  expectNone(
    importsWhere(sources, (to, typeOnly, file) => {
      if (!to.startsWith('db/') || typeOnly || file.startsWith('db/')) return false
      if (/^lib\/.*\/(reads|writes|scope|history|access)\.ts$/.test(file)) return false
      return !databaseUsers.some(([from, target]) => from.test(file) && target.test(to))
    }),
    'Put the query into the domain’s reads.ts or writes.ts and call that, or name the exception in databaseUsers.',
  )
})

test('lib and db know neither Next nor React', () => {
  expectNone(
    importsWhere(sourcesIn('lib', 'db'), (to) => /^(next|next-auth|react|react-dom)(\/|$)/.test(to)),
    'What needs Next or React belongs in app/.',
  )
})

test('only one file, its route and the sign-in page know next-auth', () => {
  const known = /^app\/(_server\/auth\.ts|api\/auth\/|\(visitor\)\/sign-in\/)/
  expectNone(
    importsWhere(
      sourcesIn('app', 'lib', 'server', 'bin'),
      (to, _, file) => /^next-auth(\/|$)/.test(to) && !known.test(file),
    ),
    'Ask app/_server/auth.ts instead.',
  )
})

test('app/_ui imports no domain', () => {
  expectNone(
    importsWhere(
      sourcesIn('app/_ui'),
      (to) => /^(lib|db)\//.test(to) && !/^lib\/core\/(format|named)\.ts$/.test(to),
    ),
    'A component with domain words belongs in app/_parts; hand plain values to _ui.',
  )
})

test('rules are pure: no database, no zod, nothing that reads or writes', () => {
  const rules = sourcesIn('lib').filter(({ file }) => /\/rules\.ts$/.test(file))
  expectNone(
    importsWhere(
      rules,
      (to, typeOnly) =>
        !typeOnly && /^(db\/(?!words)|zod$|drizzle-orm|.*\/(reads|writes|scope|access|input)\.ts$)/.test(to),
    ),
    'Hand the rule what it needs as a parameter.',
  )
})

test('client components stay small: _ui, _parts, rules and format alone', () => {
  const clients = sourcesIn('app').filter(({ code }) => /^\s*'use client'/.test(code))
  const fine = [
    /^(react|react-dom|next\/(link|navigation|form))$/,
    /^@github\/markdown-toolbar-element$/,
    /^app\/_ui\/[\w-]+\.tsx?$/,
    /^app\/_parts\/[\w-]+\/[\w-]+\.tsx?$/,
    /^lib\/([\w-]+\/)+rules\.ts$/,
    /^lib\/core\/format\.ts$/,
    /^db\/words\.ts$/,
  ]
  expectNone(
    importsWhere(clients, (to, typeOnly, file) => {
      const beside = path.posix.dirname(to) === path.posix.dirname(file) && !to.endsWith('/actions.ts')
      return !typeOnly && !beside && !fine.some((pattern) => pattern.test(to))
    }),
    'Take the action as a prop, and values as props from the page; a schema or a query would reach every browser.',
  )
})

test('domains use each other’s reads, access and rules', () => {
  expectNone(
    importsWhere(sourcesIn('lib'), (to, typeOnly, file) => {
      const [from, target] = [roomOf(file), roomOf(to)]
      if (typeOnly || !target || from === target || !/\/(writes|input|scope)\.ts$/.test(to)) return false
      return !stepsForOthers.some(([user, step]) => user.test(file) && step.test(to))
    }),
    'Call the verb from the page’s action, move the rule to rules.ts, or name the step in tests/support/steps-for-others.ts.',
  )
})

test('no name is exported twice in a room', () => {
  const exported = sourcesIn('lib').flatMap(({ file, code }) =>
    [...code.matchAll(/^export (?:async )?(?:function\*?|const|type|class|interface) (\w+)/gm)].map(
      ([, name]) => ({ file, name: `${roomOf(file)}: ${name}` }),
    ),
  )
  expectNone(
    [...Map.groupBy(exported, ({ name }) => name)].flatMap(([name, places]) =>
      places.length > 1 ? [`${name} in ${places.map(({ file }) => file).join(' and ')}`] : [],
    ),
    'Two functions of one name with different access are a hole that compiles: say in the name what differs.',
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
