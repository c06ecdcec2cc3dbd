import { expect, test } from 'vitest'
import { recordId } from '#lib/core/fields.ts'
import { newId } from '#lib/core/ids.ts'

test('ids are UUIDv7, never twice, in the order in which they were made', () => {
  const ids = Array.from({ length: 2000 }, newId)
  expect(ids.every((id) => recordId().safeParse(id).success && id[14] === '7')).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
})
