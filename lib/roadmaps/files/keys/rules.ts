import { createHash } from 'node:crypto'
import { fold } from '#lib/core/fold.ts'
import { MAX_KEY } from '../../limits/rules.ts'

// Left out of a key without a trace: marks between words, and pictures, which people add and remove.
const withoutMeaning =
  /[\s\p{P}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Cf}\p{Cc}]|[\u{1f1e6}-\u{1f1ff}]/gu

/**
 * The same for the same text: small letters and digits, joined by hyphens. What these can't say (a sign as in C++, another
 * alphabet) is told apart by a piece of a hash, so that no two texts share a key only because of it.
 */
export function keyFrom(text: string): string {
  const folded = fold(text.normalize('NFC').trim())
  const plain = folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  const lost = folded.replace(/(?=[#*])[#*]|[^#*]/gu, (sign) =>
    /[#*]/.test(sign) ? sign : sign.replace(withoutMeaning, '').replace(/[a-z0-9]/g, ''),
  )
  if (plain !== '' && lost === '' && plain.length <= MAX_KEY) return plain
  const piece = createHash('sha256').update(folded).digest('hex').slice(0, 8)
  const start = plain.slice(0, MAX_KEY - 9).replace(/-$/, '')
  return start === '' ? `k-${piece}` : `${start}-${piece}`
}

/** The wanted keys, each once: the second of the same gets `-2`. A key that's wanted once stays as it is. */
export function keysOnce(wanted: readonly string[]): string[] {
  const taken = new Set(wanted)
  const seen = new Set<string>()
  const numbers = new Map<string, number>()
  return wanted.map((key) => {
    if (!seen.has(key)) {
      seen.add(key)
      return key
    }
    for (let number = numbers.get(key) ?? 2; ; number++) {
      const next = `${key.slice(0, MAX_KEY - 1 - String(number).length).replace(/-$/, '')}-${number}`
      if (taken.has(next)) continue
      taken.add(next)
      numbers.set(key, number + 1)
      return next
    }
  })
}
