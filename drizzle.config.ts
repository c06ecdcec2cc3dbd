import { defineConfig } from 'drizzle-kit'

// `db/columns.ts` decides in the same way.
const dialect = process.env.CAIRN_DATABASE ? 'postgresql' : 'sqlite'

export default defineConfig({
  dialect,
  schema: './db/schema/all.ts',
  out: `./db/migrations/${dialect}`,
  casing: 'snake_case',
})
