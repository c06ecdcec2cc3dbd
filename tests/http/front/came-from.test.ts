import { expect, test } from 'vitest'
import { cameFrom } from '#server/came-from.ts'

const from = (said: string | undefined, proxies: number) => cameFrom('10.0.0.9', said, proxies)

test('without a proxy of one’s own, nobody is believed', () => {
  expect(from('203.0.113.7', 0)).toBe('10.0.0.9')
})

test('each proxy of one’s own has added one address, and what stands before is hearsay', () => {
  expect(from('203.0.113.7', 1)).toBe('203.0.113.7')
  expect(from('198.51.100.1, 203.0.113.7', 1)).toBe('203.0.113.7')
  expect(from('198.51.100.1, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7')
  expect(from('2001:db8::1', 1)).toBe('2001:db8::1')
  expect(from('[2001:db8::1]:443', 1)).toBe('2001:db8::1')
  expect(from('203.0.113.7:5000', 1)).toBe('203.0.113.7')
})

test('where a proxy says nothing, or no address, it counts itself', () => {
  for (const said of [undefined, '', 'unknown', ', ,', '<b>']) expect(from(said, 1)).toBe('10.0.0.9')
  expect(from('203.0.113.7', 2)).toBe('10.0.0.9')
})
