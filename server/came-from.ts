import { isIP } from 'node:net'

/**
 * The network address that a request came from. Each proxy adds whom it heard to the end of X-Forwarded-For; of these
 * `proxies` are one's own, and what stands before them anybody may have written. Where the header says less than that, it
 * is the one that is connected.
 */
export function cameFrom(connected: string, forwardedFor: string | undefined, proxies: number): string {
  if (proxies === 0) return connected
  const heard = (forwardedFor ?? '').split(',').at(-proxies)?.trim() ?? ''
  // Some write the port beside it.
  const said = heard.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2')
  return isIP(said) ? said : connected
}
