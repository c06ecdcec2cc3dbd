import { describe, expect, test } from 'vitest'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { initialsFrom, pebbleLook } from '#app/_parts/people/pebble.ts'
import { cuts, rockAt, rocks } from '#app/_ui/rock-shapes.ts'
import type { Viewer } from '#lib/core/context.ts'
import { type KnownPerson, NameBook } from '#lib/core/names.ts'
import { contextOf } from '#tests/support/context.ts'

describe('a person’s pebble', () => {
  test.each([
    ['Ada Okonkwo', 'AO'],
    ['Trần Minh Anh', 'TA'],
    ['Leïla Haddad', 'LH'],
    ['Leïla Haddad'.normalize('NFD'), 'LH'],
    ['Jean-Luc Picard', 'JP'],
    ['Madonna', 'MA'],
    ['李 小龍', '李小'],
    ['王芳', '王芳'],
    ['  O’Neil  ', 'ON'],
    ['Ørjan', 'ØR'],
    ['…', '?'],
    ['', '?'],
  ])('initials of %j are %j', (name, initials) => {
    expect(initialsFrom(name)).toBe(initials)
  })

  test('looks the same for the same id, and ids spread over hues and shapes', () => {
    const looks = Array.from({ length: 400 }, (_, index) => pebbleLook(`0190a${index}-7000-8000-person`))
    expect(pebbleLook('0190a1')).toEqual(pebbleLook('0190a1'))
    expect(new Set(looks.map(({ hue }) => hue)).size).toBe(12)
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(3)
    for (const { hue } of looks) expect(hue).toBeLessThan(12)
  })
})

describe('an audience in words', () => {
  const ada = contextOf({ id: 'ada', name: 'Ada Okonkwo' }).viewer
  const marisol = contextOf({ id: 'marisol', name: 'Marisol Vega' }).viewer
  const lead = contextOf({ id: 'lead' }).viewer
  const known = (viewer: Viewer, ...people: KnownPerson[]) => ({ ...viewer, names: new NameBook(people) })

  test('a private text is for the author alone', () => {
    expect(seenBy('private', { viewer: marisol, author: marisol, junior: ada })).toBe('Only you')
  })

  test('a pair text names the other of the two, whoever looks', () => {
    expect(seenBy('pair', { viewer: marisol, author: marisol, reader: ada })).toBe('You and Ada Okonkwo')
    expect(seenBy('pair', { viewer: ada, author: marisol, reader: ada })).toBe('You and Marisol Vega')
  })

  test('a circle text names the junior to everyone but the junior', () => {
    const words = 'You, Ada Okonkwo, their mentors and the team’s leads'
    expect(seenBy('circle', { viewer: marisol, junior: ada })).toBe(words)
    expect(seenBy('circle', { viewer: lead, junior: ada })).toBe(words)
    expect(seenBy('circle', { viewer: ada, junior: ada })).toBe('You, your mentors and the team’s leads')
  })

  test('the reader is named as they wish, and apart from another of the same name', () => {
    const person = (id: string, shortName: string | null = null) => ({
      id,
      name: 'Sam Lee',
      shortName,
      email: `${id}@a.example`,
    })
    const reader = person('sam')
    const pair = (viewer: Viewer) => seenBy('pair', { viewer, author: viewer, reader })
    expect(pair(known(marisol, person('sam', 'Sammy')))).toBe('You and Sammy')
    expect(pair(known(marisol, person('sam'), person('samuel')))).toBe('You and Sam Lee (sam@a.example)')
    expect(seenBy('circle', { viewer: known(lead, person('sam'), person('samuel')), junior: reader })).toBe(
      'You, Sam Lee (sam@a.example), their mentors and the team’s leads',
    )
  })
})

describe('a stone of the cairn', () => {
  test('a cairn of six has the six outlines, of eight from the widest to the smallest', () => {
    expect([0, 1, 2, 3, 4, 5].map((place) => rockAt(place, 6))).toEqual([...rocks])
    expect(rockAt(0, 8)).toBe(rocks[0])
    expect(rockAt(7, 8)).toBe(rocks[5])
    const heights = [0, 1, 2, 3, 4, 5, 6, 7].map((place) => rockAt(place, 8).height)
    expect(heights).toEqual(heights.toSorted((a, b) => b - a))
  })

  test.each([0, 1, 2, 5, 9])('%i facets are cut from left to right', (facets) => {
    const lines = cuts(2, facets, 13, 152)
    expect(lines).toHaveLength(Math.max(1, facets) + 1)
    for (const [index, [top]] of lines.entries())
      expect(top).toBeGreaterThan(lines[index - 1]?.[0] ?? -Infinity)
  })
})
