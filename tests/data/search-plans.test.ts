import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openHandle } from '#db/client.ts'
import { server } from '#db/columns.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, makeDocument } from '#tests/support/search.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// How each database reads the statements of a search: by the index, and never all texts.

const asked: [statement: string, values: unknown[]][] = []
let isSearching = false
openTestDatabase({
  onQuery: (statement, values = []) => {
    if (isSearching) asked.push([statement, values])
  },
})

let world: World
beforeAll(async () => {
  world = await makeWorld()
  for (let index = 0; index < 50; index++)
    await makeDocument(world, {
      body: 'walnut tree',
      visibility: 'circle',
      kind: index % 2 ? 'goal' : 'comment',
    })
  isSearching = true
  for (const q of ['walnut', 'walnut tre', '"walnut tree"', 'walnit']) {
    await find(world.mentor, q)
    await find(world.lead, q, { sort: 'newest', kind: 'goals' })
  }
  isSearching = false
})

const ofTexts = () => asked.filter(([statement]) => /\bsearch_(index|documents)\b/.test(statement))

async function planOf(statement: string, values: unknown[]): Promise<string> {
  if (!server) {
    const { reader } = openHandle()
    const plan = sql.raw(`explain query plan ${statement}`)
    // Drizzle's own type has no way to ask for what isn't a table.
    const rows = (reader as unknown as { all(asked: typeof plan): { detail: string }[] }).all(plan)
    return rows.map(({ detail }) => detail).join('\n')
  }
  const client = new pg.Client(server.url)
  await client.connect()
  try {
    // In a table of a few rows, an index isn't worth it.
    await client.query('set enable_seqscan = off')
    const { rows } = await client.query({ text: `explain ${statement}`, values, rowMode: 'array' })
    return rows.flat().join('\n')
  } finally {
    await client.end()
  }
}

test('no statement of a search scans the texts, or the index without a word', async () => {
  expect(ofTexts().length).toBeGreaterThan(20)
  for (const [statement, values] of ofTexts()) {
    const plan = await planOf(statement, values)
    expect(plan, statement).not.toMatch(
      /SCAN search_documents(?! USING COVERING)|Seq Scan on search_(documents|index)/,
    )
    for (const step of plan.match(/^.*\bsearch_index\b.*VIRTUAL TABLE.*$/gm) ?? [])
      expect(step, statement).toMatch(/VIRTUAL TABLE INDEX \d+:(?=.*[M=])/)
    // By its numbers, PostgreSQL would read the words of all texts.
    expect(plan, statement).not.toMatch(/search_index_pkey/)
    if (/search_index/.test(statement)) expect(plan, statement).toMatch(/VIRTUAL TABLE|search_index_words/)
  }
})
