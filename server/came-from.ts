import { isIP } from 'node:net'

/**
 * Each proxy appends its client's address to X-Forwarded-For, so a client can forge all but the last `proxies` entries.
 * Returns `connected` if the entry that counts is missing or isn't an IP address.
 */
export function cameFrom(connected: string, forwardedFor: string | undefined, proxies: number): string {
  if (proxies === 0) return connected
  const heard = (forwardedFor ?? '').split(',').at(-proxies)?.trim() ?? ''
  // Some proxies add the port.
  const said = heard.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2')
  return isIP(said) ? said : connected
}
