import { domainToASCII, domainToUnicode } from 'node:url'

// RFC 5322's atoms, and any alphabet's letters (RFC 6531). Nobody needs the form in quotation marks.
const localPart = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u
const writtenDomain = /^[\p{L}\p{N}\p{M}.-]+$/u
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const domainName = new RegExp(`^(?:${label}\\.)*(?!\\d+$)${label}$`)

export const MAX_ADDRESS = 254

/**
 * The one form in which an address is stored and compared: lower case, its domain in ASCII. Takes what comes along when
 * an address is copied: invisible characters, 'mailto:', a name before angle brackets. Null if there's no address in it.
 */
export function plainAddress(written: string): string | null {
  const text = undressed(written)
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = plainDomain(text.slice(at + 1))
  if (!localPart.test(local) || !domain) return null
  return `${local}@${domain}`
}

function undressed(written: string): string {
  const visible = plainCase(written)
    .replace(/[\p{C}\p{DI}]/gu, '')
    .trim()
  const [, inside = visible] = /<([^<>]*)>[\s,;]*$/.exec(visible) ?? []
  const address = inside.trim().replace(/[\s,;.]+$/, '')
  if (!address.startsWith('mailto:')) return address
  const [linked = ''] = address.slice('mailto:'.length).split('?')
  try {
    return plainCase(decodeURIComponent(linked))
  } catch {
    return linked
  }
}

const plainCase = (text: string) =>
  text.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll('。', '.')

// In small letters, with each part of another alphabet in Punycode (UTS #46).
function plainDomain(written: string): string | null {
  if (!writtenDomain.test(written)) return null
  const domain = domainToASCII(written)
  return domain.length <= 253 && domainName.test(domain) ? domain : null
}

/** Without a dot in its domain, such as 'ada@office'. */
export function isLocalAddress(address: string): boolean {
  return !address.slice(address.lastIndexOf('@')).includes('.')
}

/** As people write it: 'ada@münchen.example' for 'ada@xn--mnchen-3ya.example'. */
export function readableAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + (domainToUnicode(address.slice(at + 1)) || address.slice(at + 1))
}

/** What was pasted into a field for several addresses: one a line, or apart by commas, semicolons or spaces. */
export function addressesIn(text: string): string[] {
  return text
    .split(/[\n\r;]+/)
    .flatMap((line) => (isSeveral(line) ? line.split(/(?<=>)[,\s]+/) : [line]))
    .flatMap((part) => (isSeveral(part) && !part.includes('<') ? part.split(/[,\s]+/) : [part]))
    .map((each) => each.trim())
    .filter((each) => /[^\p{C}\p{Z}\p{DI},]/u.test(each))
}

const isSeveral = (text: string) => text.split('@').length > 2
