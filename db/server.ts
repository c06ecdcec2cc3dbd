/** A PostgreSQL server's database, and the schema in it that Cairn's tables are in; undefined is the role's own. */
export type Server = {
  url: string
  schema: string | undefined
  /** True for who brings a record there (`cairn move`): until that's done, no one else may open it. */
  isMovedTo?: boolean
}

/**
 * From `CAIRN_DATABASE`, whose address may end with a schema for Cairn's tables: `?schema=cairn_demo`. Undefined without
 * one: then the database is a SQLite file. `serverProblem` says what is wrong with an address.
 */
export function serverFrom(env: Record<string, string | undefined>): Server | undefined {
  const url = addressIn(env.CAIRN_DATABASE)
  if (!url) return undefined
  const schema = url.searchParams.get('schema') ?? undefined
  url.searchParams.delete('schema')
  // So that TLS settings mean what they mean to PostgreSQL's own programs.
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  return { url: url.href, schema }
}

function addressIn(text: string | undefined): URL | undefined {
  const url = text && URL.canParse(text) ? new URL(text) : undefined
  return url && /^postgres(ql)?:$/.test(url.protocol) ? url : undefined
}

const tlsModes = ['disable', 'require', 'verify-ca', 'verify-full']
const tlsSettings = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey']
const settings = ['schema', ...tlsSettings]

/** What is wrong with the address, to be said after its name; without any part of it, since it may hold a password. */
export function serverProblem(text: string): string | undefined {
  const url = addressIn(text)
  if (!url)
    return 'must be an address of PostgreSQL, such as postgres://cairn:password@db.example.org:5432/cairn?sslmode=verify-full'
  if (!url.hostname || !/^\/[^/]+$/.test(url.pathname))
    return 'must name the host and, after a slash, the database, such as postgres://cairn:password@db.example.org/cairn?sslmode=verify-full'
  const unknown = [...url.searchParams.keys()].find((name) => !settings.includes(name))
  if (unknown) return `must have no setting “${unknown}” at its end; it may have ${settings.join(', ')}`
  const mode = url.searchParams.get('sslmode')
  if (mode !== null && !tlsModes.includes(mode)) return `must have an sslmode that is ${tlsModes.join(', ')}`
  const schema = url.searchParams.get('schema')
  if (schema !== null && !/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    return 'must name a schema of small letters, digits and underscores'
  return undefined
}

/** The name of another machine, if it's reached without encryption and no one has chosen that with `sslmode=disable`. */
export function unencryptedHost(env: Record<string, string | undefined>): string | undefined {
  const url = addressIn(env.CAIRN_DATABASE)
  // Any of TLS' settings switches it on, and PGSSLMODE has a say where there is none.
  if (!url || env.PGSSLMODE || tlsSettings.some((name) => url.searchParams.has(name))) return undefined
  const isThisMachine = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|%2f.*)$/i.test(url.hostname)
  return isThisMachine ? undefined : url.hostname
}

/** The demo's tables are in a schema of their own, so that they can lie in the database that a team uses. */
export function demoAddress(text: string): string {
  const url = addressIn(text)
  if (!url || url.searchParams.has('schema')) return text
  url.searchParams.set('schema', 'cairn_demo')
  return url.href
}
