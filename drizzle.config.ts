import { defineConfig } from 'drizzle-kit'

const dialect = process.env.CAIRN_DIALECT === 'postgresql' ? 'postgresql' : 'sqlite'

export default defineConfig({
  dialect,
  schema: './db/schema/all.ts',
  out: `./db/migrations/${dialect}`,
  casing: 'snake_case',
})
