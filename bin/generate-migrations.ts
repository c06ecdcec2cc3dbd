// Makes the next migration of both dialects from db/schema: `npm run db:generate -- --name what-changed`.
// drizzle-kit writes no STRICT, so it is added to the tables that the new SQLite file makes.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = 'db/migrations/sqlite'
for (const dialect of ['sqlite', 'postgresql']) {
  execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CAIRN_DIALECT: dialect },
  })
}
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const text = readFileSync(`${folder}/${name}`, 'utf8')
  const strict = text.replace(/^(CREATE TABLE [^;]*?\n\));/gm, '$1 STRICT;')
  if (strict !== text) writeFileSync(`${folder}/${name}`, strict)
}
