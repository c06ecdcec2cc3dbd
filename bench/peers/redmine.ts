import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { freePort } from '../server.ts'
import { Missing, type Peer, signInThroughForm, start } from './peer.ts'

const home = '/usr/share/redmine'
const password = 'only-for-measuring'

/** Redmine as Debian packages it, by puma, with a database of its own in `folder`. Throws `Missing`. */
export async function startRedmine(folder: string): Promise<Peer> {
  if (!existsSync(path.join(home, 'config.ru')))
    throw new Missing('Redmine isn’t installed. On Debian: apt install redmine redmine-sqlite puma')
  if (!existsSync('/usr/bin/puma')) throw new Missing('puma isn’t installed. On Debian: apt install puma')
  mkdirSync(folder, { recursive: true })
  const env = {
    RAILS_ENV: 'production',
    RAILS_LOG_TO_STDOUT: '1',
    DATABASE_URL: `sqlite3:${path.join(folder, 'redmine.db')}`,
    SECRET_KEY_BASE: 'only-for-measuring-and-for-nothing-else-0123456789abcdef',
    REDMINE_LANG: 'en',
    MEASURED_PASSWORD: password,
  }
  const run = (...command: [string, ...string[]]) =>
    execFileSync(command[0], command.slice(1), { cwd: home, env: { ...process.env, ...env }, stdio: 'pipe' })
  run('rake', 'db:migrate')
  run('rake', 'redmine:load_default_data')
  run('ruby', 'bin/rails', 'runner', path.join(import.meta.dirname, 'redmine-record.rb'))
  const origin = `http://127.0.0.1:${await freePort()}`
  // One process of five threads, as its documentation starts it.
  const bound = origin.replace('http', 'tcp')
  const server = await start('puma', ['-e', 'production', '-t', '5:5', '-b', bound], {
    origin,
    cwd: home,
    env,
  })
  const cookie = await signInThroughForm(
    {
      address: `${origin}/login`,
      token: /name="authenticity_token" value="([^"]*)"/,
      action: `${origin}/login`,
    },
    (token) => ({ authenticity_token: token, username: 'measured', password }),
  )
  return {
    name: 'Redmine',
    origin,
    ...server,
    pages: [
      { name: 'issues, 50 on a page', address: '/projects/measured/issues?per_page=50', cookie, rows: 50 },
    ],
  }
}
