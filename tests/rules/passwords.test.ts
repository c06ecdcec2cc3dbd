import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordProblem } from '#lib/sign-ins/passwords/rules.ts'

const ada = { email: 'ada.okonkwo@test.cairn', name: 'Ada Okonkwo' }

describe('a new password', () => {
  test.each([
    'seven grey stones',
    'cairn-demo-2026',
    'Grün ist der Weg',
    '石の上にも三年、あと七年',
    'x7!kQ2pv9m',
  ])('%s will do', (password) => {
    expect(passwordProblem(password, ada)).toBeNull()
  })

  test.each([
    ['nine char', 'too short'],
    ['password12', 'well known'],
    ['Password1234!', 'well known, dressed up'],
    ['passw0rd2026', 'well known, with a nought'],
    ['qwertyuiop', 'a row of keys'],
    ['1234567890', 'counting'],
    ['abcdefghijkl', 'the alphabet'],
    ['aaaaaaaaaaaa', 'one letter'],
    ['abcabcabcabc', 'repeated'],
    ['cairn123456', 'the name of the program'],
    ['Ada Okonkwo', 'the own name'],
    ['adaokonkwo99', 'the own name with numbers'],
    ['ada.okonkwo@test.cairn', 'the own address'],
  ])('%s is refused: %s', (password) => {
    expect(passwordProblem(password, ada)).toMatch(/\.$/)
  })

  test('length is counted in characters and has an end', () => {
    expect(passwordProblem('👣👣👣👣👣👣👣👣', ada)).toContain('10 characters or more')
    expect(passwordProblem('ab c'.repeat(251), ada)).toContain('1000')
  })

  test('no rule asks for kinds of characters: ten letters in any order always pass', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...'bdfhjlnprtvxz'], { minLength: 10 }), (letters) => {
        expect(passwordProblem(letters.join(''), ada)).toBeNull()
      }),
    )
  })
})
