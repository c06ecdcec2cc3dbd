/** Removes the explicit direction characters (Unicode Bidirectional Algorithm, UAX #9, section 2). */
export const withoutTurns = (text: string) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')

const turns = '\\u202a-\\u202e\\u2066-\\u2069'
// What could make code look like other code: marks of direction, and characters that nobody sees.
const unseen =
  '\\u200e\\u200f\\u061c\\u00ad\\u200b\\u2060-\\u2064\\ufeff\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0\\u{e0000}-\\u{e007f}'
const anywhere = new RegExp(`[${turns}${unseen}]`, 'u')
const tagsAndTurns = new RegExp(`<(/?code)?[^>]*>|[${turns}]+|[${unseen}]+`, 'gu')

/**
 * Direction characters in rendered HTML become marks that say what is there, so that a text can't be shown in another order
 * than it's run (Trojan Source, CVE-2021-42574). In code, so does what can't be seen.
 */
export function withShownTurns(html: string): string {
  if (!anywhere.test(html)) return html
  let isCode = false
  return html.replace(tagsAndTurns, (found, code: string | undefined) => {
    if (found.startsWith('<')) {
      if (code) isCode = code === 'code'
      return found
    }
    return isCode || isTurn.test(found) ? `<span class="turn">${namesOf(found)}</span>` : found
  })
}

const isTurn = new RegExp(`[${turns}]`)
// A run of them is one mark, or a text of nothing else would become thirty times as long.
function namesOf(run: string): string {
  const names = [...run.slice(0, 8)].map(
    (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return names.length > 4 || run.length > 8 ? `${names.slice(0, 4).join(' ')} …` : names.join(' ')
}
