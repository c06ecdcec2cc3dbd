import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNear, nearestWord, nearPatterns, withWords } from '#lib/views/search/suggesting/rules.ts'
import { cases } from '#tests/support/properties.ts'

const letter = fc.constantFrom(...'abcл東')
const slips = fc
  .tuple(
    fc.array(letter, { minLength: 5, maxLength: 9 }),
    fc.nat(8),
    letter,
    fc.constantFrom('more', 'less', 'other', 'swapped'),
  )
  .map(([letters, index, other, slip]): [word: string, slipped: string] => {
    const at = Math.min(index, letters.length - 2)
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)]
    const [here = '', next = ''] = letters.slice(at)
    const slipped = {
      more: [...before, other, here, ...after],
      less: [...before, ...after],
      other: [...before, other, ...after],
      swapped: [...before, next, here, ...after.slice(1)],
    }[slip]
    return [letters.join(''), (slipped ?? []).join('')]
  })

test('a word with one slip is near, both ways, and is looked for by its half', () => {
  fc.assert(
    fc.property(slips, ([word, slipped]) => {
      fc.pre(word !== slipped)
      expect([isNear(word, slipped), isNear(slipped, word)]).toEqual([true, true])
      const { beginnings, endings } = nearPatterns(slipped)
      const isLookedFor =
        beginnings.some((each) => word.startsWith(each)) || endings.some((each) => word.endsWith(each))
      expect(isLookedFor).toBe(true)
    }),
    { numRuns: cases(1000) },
  )
})

test.each([
  ['gateway', 'gateway'],
  ['gateway', 'gateaways'],
  ['gateway', 'getwya'],
  ['abcde', 'abced1'],
  ['abcd', 'badc'],
])('%s isn’t near to %s', (one, other) => {
  expect(isNear(one, other)).toBe(false)
})

test('the near word that is in the most texts is offered, in the place of what was typed', () => {
  const texts = [['walnut'], ['walnuts', 'walnut'], ['wallnut']].map((words) => new Set(words))
  expect(nearestWord('walnit', texts)).toBe('walnut')
  expect(nearestWord('wallnuts', texts)).toBe('wallnut')
  expect(nearestWord('walnut', texts)).toBeUndefined()
  expect(withWords('The Walnít, “walnit tree”', new Map([['walnit', 'walnut']]))).toBe(
    'The walnut, “walnut tree”',
  )
})
