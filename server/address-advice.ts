import type { IncomingHttpHeaders } from 'node:http'
import type { Configuration } from '#lib/core/configuration.ts'
import type { Verdict } from './checks.ts'
import type { Log } from './log.ts'

export type AddressAdvice = (
  log: Log,
  verdict: Verdict,
  headers: IncomingHttpHeaders,
  configuration: Pick<Configuration, 'origin' | 'isOriginSet'>,
) => void

// In milliseconds.
const between = 600_000

/**
 * Says in the log which setting is missing or wrong when someone comes by another address than Cairn's, at most once in
 * ten minutes for each of the reasons: strangers can send any name. The names go to the log alone, never into an answer.
 */
export function makeAddressAdvice(): AddressAdvice {
  const said = new Map<string, number>()
  return (log, verdict, headers, configuration) => {
    const advice = adviceOn(verdict, headers, configuration)
    if (!advice) return
    const now = performance.now()
    if (now - (said.get(advice.reason) ?? -between) < between) return
    said.set(advice.reason, now)
    const { reason, came, sentence } = advice
    log.warn({ reason, came }, sentence)
  }
}

type Advice = { reason: string; came: string; sentence: string }

function adviceOn(
  verdict: Verdict,
  headers: IncomingHttpHeaders,
  { origin, isOriginSet }: Pick<Configuration, 'origin' | 'isOriginSet'>,
): Advice | undefined {
  const host = /^[\w.\-[\]:]{1,255}$/.exec(headers.host ?? '')?.[0]
  const remedy = 'set CAIRN_ORIGIN to what their browsers show before the first slash, and start Cairn again.'
  const guess = `CAIRN_ORIGIN isn’t set, so Cairn takes ${origin} for its address`
  if (verdict.kind === 'redirect' && isOriginSet && host && host.toLowerCase() !== new URL(origin).host)
    return {
      reason: 'other host',
      came: host,
      sentence: `Someone came by ${host} and was sent to ${origin}, which CAIRN_ORIGIN names. If nothing answers there, CAIRN_ORIGIN is wrong. If browsers complain of too many redirects, the proxy doesn’t pass on the Host that people typed.`,
    }
  if (verdict.kind !== 'refuse') return undefined
  if (verdict.status === 421)
    return {
      reason: 'unknown host',
      came: host ?? '',
      sentence: `Someone came by ${host ?? 'another name'}. ${guess}, and serves no pages under another. If people open Cairn there, ${remedy}`,
    }
  const from = headers.origin
  if (verdict.status !== 403 || !from || from.length > 255 || !/^https?:/.test(from) || !URL.canParse(from))
    return undefined
  return {
    reason: 'other origin',
    came: new URL(from).origin,
    sentence: `A form came from ${new URL(from).origin} and wasn’t taken. ${isOriginSet ? `CAIRN_ORIGIN is ${origin}` : guess}. If people open Cairn at the other address, ${remedy}`,
  }
}
