import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeParts, withoutBackticks } from '#lib/core/format.ts'

const shown = (text: string) =>
  codeParts(text)
    .map((part) => (part.isCode ? `<${part.text}>` : part.text))
    .join('')

test.each([
  ['Chain with `raise … from`, *not* __init__', 'Chain with <raise … from>, *not* __init__'],
  ['`` a`b `` and ` c ` but ``` no `d`', '<a`b> and <c> but ``` no <d>'],
  ['a ` b', 'a ` b'],
  ['``', '``'],
  ['', ''],
])('what is between backticks is code: %s', (text, parts) => {
  expect(shown(text)).toBe(parts)
})

test('nothing but backticks, and a space beside them, is left out where no code can be shown', () => {
  expect(withoutBackticks('Chain with `raise … from`, a ` b')).toBe('Chain with raise … from, a ` b')
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('`', '``', ' ', 'a'), fc.string())), (parts) => {
      const letters = (text: string) => text.replace(/[` ]/g, '')
      expect(letters(withoutBackticks(parts.join('')))).toBe(letters(parts.join('')))
    }),
  )
})
