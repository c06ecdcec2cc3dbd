// Generates the next migration for both dialects: `npm run db:generate -- --name what-changed`. drizzle-kit can't write
// STRICT, so it's added to the tables of the SQLite files.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = 'db/migrations/sqlite'
// No server is asked: the address only says which kind of database it is.
for (const CAIRN_DATABASE of ['', 'postgres://localhost/cairn']) {
  execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CAIRN_DATABASE },
  })
}
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  const text = readFileSync(`${folder}/${name}`, 'utf8')
  const strict = text.replace(/^(CREATE TABLE [^;]*?\n\));/gm, '$1 STRICT;')
  if (strict !== text) writeFileSync(`${folder}/${name}`, strict)
}
