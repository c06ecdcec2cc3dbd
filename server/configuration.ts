import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { serverProblem, unencryptedHost } from '#db/server.ts'
import type { Configuration } from '#lib/core/configuration.ts'

/** The message is written for the person who starts Cairn. */
export class ConfigurationRefused extends Error {}

const packageFile = join(import.meta.dirname, '../package.json')

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535)

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  if (url && bare && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

// In milliseconds.
const unit = { h: 3_600_000, d: 86_400_000 }

const every = z
  .string()
  .regex(/^[1-9]\d{0,3}[hd]$/)
  .transform((text) => Number.parseInt(text, 10) * unit[text.at(-1) as keyof typeof unit])

const environment = z.object({
  PORT: port.optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional(),
  CAIRN_ORIGIN: origin.optional(),
  CAIRN_DATA: z
    .string()
    .min(1)
    .refine((path) => !path.endsWith('/') && !path.includes('\0'))
    .optional(),
  CAIRN_DATABASE: z
    .string()
    .refine((address) => serverProblem(address) === undefined)
    .optional(),
  CAIRN_DATABASE_CONNECTIONS: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .optional(),
  CAIRN_WORKERS: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number)
    .optional(),
  CAIRN_SECRET: z.string().min(32).optional(),
  CAIRN_PROXIES: z.string().regex(/^\d$/).transform(Number).optional(),
  CAIRN_LOCAL_ADDRESSES: z
    .enum(['yes', 'no'])
    .transform((value) => value === 'yes')
    .optional(),
  CAIRN_BACKUP_EVERY: every.optional(),
})

/** What the environment may set. */
export const settingNames = Object.keys(environment.shape)

const rules: Record<string, string> = {
  PORT: 'PORT must be a whole number from 1 to 65535',
  HOST: 'HOST must be a host name or an address to listen on, such as 127.0.0.1',
  CAIRN_ORIGIN:
    'CAIRN_ORIGIN must be what browsers show before the first slash, such as https://cairn.example.org',
  CAIRN_DATA: 'CAIRN_DATA must be the path of the database file, such as data/cairn.db',
  CAIRN_DATABASE_CONNECTIONS:
    'CAIRN_DATABASE_CONNECTIONS must be how many connections to PostgreSQL a process may have, from 1 to 999',
  CAIRN_WORKERS: 'CAIRN_WORKERS must be how many processes serve, from 1 to 99',
  CAIRN_SECRET: 'CAIRN_SECRET must be at least 32 characters long',
  CAIRN_PROXIES: 'CAIRN_PROXIES must be how many proxies of your own stand before Cairn, from 0 to 9',
  CAIRN_LOCAL_ADDRESSES:
    'CAIRN_LOCAL_ADDRESSES must be yes, if e-mail addresses such as ada@office are in use, or no',
  CAIRN_BACKUP_EVERY: 'CAIRN_BACKUP_EVERY must be a number of hours or days, such as 24h or 7d',
}

function sentence(name: string, value: string | undefined): string {
  // Secrets are never printed, not even invalid ones.
  if (name === 'CAIRN_DATABASE') return `CAIRN_DATABASE ${serverProblem(value ?? '')}.`
  if (name === 'CAIRN_SECRET') return `${rules[name]}, and has ${value?.length ?? 0}.`
  return `${rules[name]}, not ${JSON.stringify(value)}.`
}

/**
 * A line for each variable that starts with CAIRN_ but isn't a setting, since it may be a typo. They aren't refused,
 * because container platforms add such names themselves (CAIRN_SERVICE_HOST for a service called cairn).
 */
export function unknownNames(env: Record<string, string | undefined>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('CAIRN_') && !settingNames.includes(name))
    .sort()
    .map(
      (name) => `${name} isn’t a Cairn setting and is ignored. The settings are ${settingNames.join(', ')}.`,
    )
}

/** A sentence if others can reach Cairn, as in a container, and no one has said by which address. */
export function missingAddress({ host, origin, isOriginSet }: Configuration): string | undefined {
  if (isOriginSet || /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)) return undefined
  return `CAIRN_ORIGIN isn’t set, so Cairn only shows its pages at ${origin}. Set it to what browsers show before the first slash.`
}

/** A sentence if anyone between could read what Cairn and PostgreSQL tell each other, and no one has said that they may. */
export function unencrypted(env: Record<string, string | undefined>): string | undefined {
  const host = unencryptedHost(env)
  return (
    host &&
    `The connection to PostgreSQL at ${host} is unencrypted. Add sslmode=verify-full (or require) to CAIRN_DATABASE; or sslmode=disable, if the network between is yours alone.`
  )
}

const usualFile = { start: 'data/cairn.db', dev: 'data/cairn.db', demo: 'data/demo.db' }

export type Way = keyof typeof usualFile

/**
 * An empty variable counts as not set. `secretFor` gets the path of the database file and is only called if
 * CAIRN_SECRET isn't set. Throws `ConfigurationRefused`, with a line for each invalid value.
 */
export function readConfiguration(
  env: Record<string, string | undefined>,
  way: Way,
  secretFor: (data: string) => string,
): Configuration {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const names = new Set(read.error.issues.map((issue) => String(issue.path[0])))
    throw new ConfigurationRefused([...names].map((name) => sentence(name, given[name])).join('\n'))
  }
  const port = read.data.PORT ?? 3000
  // As browsers write it: without a port 80.
  const origin = read.data.CAIRN_ORIGIN ?? new URL(`http://localhost:${port}`).origin
  const data = resolve(/* turbopackIgnore: true */ read.data.CAIRN_DATA ?? usualFile[way])
  const secureCookies = origin.startsWith('https:')
  const outerPort = new URL(origin).port || (secureCookies ? 443 : 80)
  return {
    version: JSON.parse(readFileSync(packageFile, 'utf8')).version,
    port,
    host: read.data.HOST ?? '127.0.0.1',
    origin,
    isOriginSet: read.data.CAIRN_ORIGIN !== undefined,
    data,
    secret: read.data.CAIRN_SECRET ?? secretFor(data),
    // Browsers send a cookie to every port of a host, so its name has the port that they see: in containers, several
    // Cairns listen on the same one. `__Host-` limits it to HTTPS and to exactly this host.
    cookiePrefix: `${secureCookies ? '__Host-' : ''}cairn-${outerPort}.`,
    secureCookies,
    proxies: read.data.CAIRN_PROXIES ?? 0,
    localAddresses: read.data.CAIRN_LOCAL_ADDRESSES ?? false,
    // Next's development server is one process.
    workers: way === 'dev' ? 1 : (read.data.CAIRN_WORKERS ?? 1),
    backupEvery: read.data.CAIRN_BACKUP_EVERY ?? null,
    demo: way === 'demo',
  }
}
