import { hkdfSync } from 'node:crypto'

/** Read once, at start, from the environment. */
export type Configuration = {
  /** Of Cairn: '0.1.0'. */
  version: string
  port: number
  host: string
  /** What precedes the path in a browser's address, such as 'http://localhost:3000'. Links are built from it. */
  origin: string
  /** False if it's a guess, because no one has said how browsers reach Cairn. */
  isOriginSet: boolean
  data: string
  secret: string
  /** Prefix of every cookie name, so that two instances on one host don't sign each other out. */
  cookiePrefix: string
  secureCookies: boolean
  /** Number of trusted proxies in front: only that many entries at the end of X-Forwarded-For can be believed. */
  proxies: number
  /** Whether e-mail addresses may have no dot in their domain, as in some companies' own networks. */
  localAddresses: boolean
  /** How many processes take requests. */
  workers: number
  /** In milliseconds; null if Cairn makes no backups by itself. */
  backupEvery: number | null
  demo: boolean
}

// On globalThis because the HTTP front and Next's bundles don't share module state.
const shared = globalThis as typeof globalThis & { cairnConfiguration?: Configuration }

export function setConfiguration(configuration: Configuration): void {
  shared.cairnConfiguration = configuration
}

/** Throws an Error if Cairn wasn't started with `bin/start.mjs`. */
export function configuration(): Configuration {
  if (!shared.cairnConfiguration) throw new Error('Cairn wasn’t started the usual way. Use npm start.')
  return shared.cairnConfiguration
}

/** Also before the start, for commands and tests: no. */
export function takesLocalAddresses(): boolean {
  return shared.cairnConfiguration?.localAddresses ?? false
}

/** 32 bytes derived from the secret for one purpose, by HKDF (RFC 5869). */
export function keyFor(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', configuration().secret, '', `cairn ${purpose}`, 32))
}
