import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calledName, fullName, type KnownPerson, NameBook } from '#lib/core/names.ts'
import { contextOf } from '#tests/support/context.ts'

const person = (id: string, name: string, shortName: string | null = null): KnownPerson => ({
  id,
  name,
  shortName,
  email: `${id}@a.example`,
})
const viewerWith = (...people: KnownPerson[]) => ({
  ...contextOf({ id: 'viewer' }).viewer,
  names: new NameBook(people),
})

describe('what somebody is called', () => {
  test('never a part of their name: in full until they say', () => {
    for (const name of ['Trần Minh Anh', 'Dr. Ines van Keller', 'van der Berg', 'Wei']) {
      const known = person('a', name)
      expect(calledName(viewerWith(known), known)).toBe(name)
    }
    const minhAnh = person('a', 'Trần Minh Anh', 'Minh Anh')
    expect(calledName(viewerWith(minhAnh), minhAnh)).toBe('Minh Anh')
    expect(fullName(viewerWith(minhAnh), minhAnh)).toBe('Trần Minh Anh')
  })

  test('two who share a short name, in full; two who share a full one, with their addresses', () => {
    const [lee, ortiz] = [person('lee', 'Sam Lee', 'Sam'), person('ortiz', 'Sam Ortiz', 'Sam')]
    expect(calledName(viewerWith(lee, ortiz), lee)).toBe('Sam Lee')
    const twin = person('twin', 'sam LEE')
    const viewer = viewerWith(lee, twin)
    expect(fullName(viewer, lee)).toBe('Sam Lee (lee@a.example)')
    expect(fullName(viewer, twin)).toBe('sam LEE (twin@a.example)')
    expect(calledName(viewer, lee)).toBe('Sam')
    expect(calledName(viewer, twin)).toBe('sam LEE (twin@a.example)')
  })

  test('a short name that is somebody else’s full one isn’t used', () => {
    const [wei, zhang] = [person('wei', 'Wei'), person('zhang', 'Zhang Wei', 'Wei')]
    expect(calledName(viewerWith(wei, zhang), zhang)).toBe('Zhang Wei')
  })

  test('someone whom the viewer doesn’t know is told apart from nobody', () => {
    const stranger = { id: 'stranger', name: 'Sam Lee' }
    expect(fullName(viewerWith(person('lee', 'Sam Lee')), stranger)).toBe('Sam Lee')
    expect(calledName(contextOf({ id: 'viewer' }).viewer, stranger)).toBe('Sam Lee')
  })
})

test('a name that is written from right to left leaves the words around it in their order', () => {
  const ada = person('ada', 'עדה לוי', 'عدا')
  expect(fullName(viewerWith(ada), ada)).toBe('\u2068עדה לוי\u2069')
  expect(calledName(viewerWith(ada), ada)).toBe('\u2068عدا\u2069')
})

test('a short name like another one’s name with its address isn’t used', () => {
  const [one, other, thief] = [
    person('0', 'sam'),
    person('1', 'sam'),
    person('2', 'Lee', 'sam (0@a.example)'),
  ]
  expect(calledName(viewerWith(one, other, thief), thief)).toBe('Lee')
})

test('no two people are ever called the same, however they name themselves', () => {
  const name = fc.constantFrom(
    'Sam',
    'sam',
    'Sam Lee',
    'Säm Lee',
    'Lee',
    'Sam Lee (1@a.example)',
    'Sam (0@a.example)',
  )
  const someone = fc.record({ name, shortName: fc.option(name) })
  fc.assert(
    fc.property(fc.array(someone, { maxLength: 8 }), (some) => {
      const people = some.map((each, index) => person(String(index), each.name, each.shortName))
      const viewer = viewerWith(...people)
      for (const as of [calledName, fullName]) {
        const names = people.map((each) => as(viewer, each).normalize('NFKD').toLowerCase())
        expect(new Set(names).size, names.join(', ')).toBe(names.length)
      }
    }),
  )
})
