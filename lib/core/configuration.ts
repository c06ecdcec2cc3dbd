/** What the program was started with, read once from the environment. */
export type Configuration = {
  port: number
  host: string
  /** What browsers have before the first slash: 'http://localhost:3000'. Links are made with it. */
  origin: string
  /** The database file. */
  data: string
  secret: string
  /** Stands before each cookie's name, so that instances on one host don't sign each other out. */
  cookiePrefix: string
  secureCookies: boolean
  /** How many proxies of one's own stand before it: so many last entries of X-Forwarded-For are true. */
  proxies: number
  demo: boolean
}

// On globalThis, since the front and Next's bundles don't share module state.
const shared = globalThis as typeof globalThis & { cairnConfiguration?: Configuration }

/** Sets the process's configuration, before anything is served. */
export function setConfiguration(configuration: Configuration): void {
  shared.cairnConfiguration = configuration
}

/** The process's configuration. Throws an Error where the program was started past its own start. */
export function configuration(): Configuration {
  if (!shared.cairnConfiguration) throw new Error('Cairn was not started by its own start: use npm start.')
  return shared.cairnConfiguration
}
