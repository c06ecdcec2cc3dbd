import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { freePort } from '../server.ts'
import { Missing, type Peer, signInThroughForm, start } from './peer.ts'

const tasks = 50

/** Kanboard from the folder `home`, by PHP with its cache of compiled code, with its data in `folder`. Throws `Missing`. */
export async function startKanboard(home: string | undefined, folder: string): Promise<Peer> {
  if (!home)
    throw new Missing('Kanboard is measured from a folder with its sources, which --kanboard DIR names.')
  if (!existsSync(path.join(home, 'index.php'))) throw new Missing(`There’s no Kanboard in ${home}.`)
  const modules = modulesOfPhp()
  const lacking = ['Zend OPcache', 'pdo_sqlite', 'mbstring', 'gd', 'SimpleXML'].filter(
    (each) => !modules.includes(each),
  )
  if (lacking.length > 0)
    throw new Missing(
      `PHP lacks ${lacking.join(', ')}. On Debian: apt install php-cli php-sqlite3 php-mbstring php-gd php-xml`,
    )
  mkdirSync(folder, { recursive: true })
  const origin = `http://127.0.0.1:${await freePort()}`
  const settings = ['opcache.enable=1', 'opcache.enable_cli=1', `session.save_path=${folder}`]
  const server = await start(
    'php',
    [...settings.flatMap((each) => ['-d', each]), '-S', origin.slice(7), '-t', home],
    { origin, cwd: home, env: { DATA_DIR: folder } },
  )
  // Its first answer made the tables.
  const project = await fill(origin, path.join(folder, 'db.sqlite'))
  const cookie = await signInThroughForm(
    {
      address: `${origin}/?controller=AuthController&action=login`,
      token: /name="csrf_token" value="([^"]*)"/,
      action: `${origin}/?controller=AuthController&action=check`,
    },
    (token) => ({ csrf_token: token, username: 'admin', password: 'admin' }),
  )
  const at = (controller: string) => `/?controller=${controller}&action=show&project_id=${project}`
  return {
    name: 'Kanboard',
    origin,
    ...server,
    pages: [
      { name: 'board', address: at('BoardViewController'), cookie, rows: tasks },
      // It shows 30 on a page, and has no setting for more.
      { name: 'list', address: at('TaskListController'), cookie, rows: 30 },
    ],
  }
}

function modulesOfPhp(): string[] {
  try {
    return execFileSync('php', ['-m'], { encoding: 'utf8' }).split('\n')
  } catch {
    throw new Missing(
      'PHP isn’t installed. On Debian: apt install php-cli php-sqlite3 php-mbstring php-gd php-xml',
    )
  }
}

/** One project with its tasks, through Kanboard's own API. Returns the project's id. */
async function fill(origin: string, data: string): Promise<number> {
  await fetch(origin)
  const opened = new BetterSqlite(data, { readonly: true })
  const token = opened.prepare(`select value from settings where option = 'api_token'`).pluck().get()
  opened.close()
  const call = async (method: string, params: object): Promise<number> => {
    const answer = await fetch(`${origin}/jsonrpc.php`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`jsonrpc:${token}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const { result } = (await answer.json()) as { result?: unknown }
    if (!result) throw new Error(`Kanboard’s ${method} answered ${answer.status}.`)
    return Number(result)
  }
  const project = await call('createProject', { name: 'Measured', owner_id: 1 })
  await call('addProjectUser', { project_id: project, user_id: 1, role: 'project-manager' })
  const opening = new BetterSqlite(data, { readonly: true })
  const columns = opening.prepare('select id from columns where project_id = ?').pluck().all(project)
  opening.close()
  for (let number = 0; number < tasks; number++)
    await call('createTask', {
      title: `Write down what the retries do, part ${number}`,
      project_id: project,
      owner_id: 1,
      creator_id: 1,
      column_id: columns[number % columns.length],
      date_due: `2030-01-${String((number % 28) + 1).padStart(2, '0')}`,
    })
  return project
}
