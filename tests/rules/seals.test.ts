import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDoneNote, writeDoneNote } from '#lib/core/done-notes.ts'
import { openForm, type SealedForm, sealForm } from '#lib/core/seals.ts'

const secret = 'a secret that is long enough to be one'
const now = new Date('2026-11-29T12:00:00Z')
const forms = fc.record({
  personId: fc.uuid(),
  address: fc.string(),
  at: fc.constant(now.getTime()),
  fields: fc.array(fc.tuple(fc.string(), fc.string())),
}) as fc.Arbitrary<SealedForm>

test('a sealed form opens with its secret, unchanged, and shows nothing of its words', () => {
  fc.assert(
    fc.property(forms, (form) => {
      const sealed = sealForm(form, secret)
      expect(sealed).toMatch(/^[\w-]+$/)
      expect(openForm(sealed, secret, now)).toEqual(form)
      expect(openForm(sealed, `${secret}.`, now)).toBeUndefined()
    }),
  )
})

test('a sealed form opens for three hours', () => {
  const sealed = sealForm({ personId: 'x', address: '/', at: now.getTime(), fields: [] }, secret)
  const after = (milliseconds: number) => openForm(sealed, secret, new Date(now.getTime() + milliseconds))
  expect(after(3 * 3_600_000 - 1)).toBeDefined()
  expect(after(3 * 3_600_000)).toBeUndefined()
})

test('a sealed form with any byte changed, or cut short, does not open', () => {
  const sealed = sealForm({ personId: 'x', address: '/', at: now.getTime(), fields: [['a', 'b']] }, secret)
  const bytes = Buffer.from(sealed, 'base64url')
  for (const [index, byte] of bytes.entries()) {
    const other = Buffer.from(bytes)
    other[index] = byte ^ 1
    expect(openForm(other.toString('base64url'), secret, now)).toBeUndefined()
    expect(openForm(bytes.subarray(0, index).toString('base64url'), secret, now)).toBeUndefined()
  }
})

test('a note about what was done is for the page at its path alone', () => {
  const note = writeDoneNote('sent', 'id', '/goals/1?x=y#here')
  expect(readDoneNote(note, '/goals/1?_rsc=abc')).toMatchObject({ notice: 'sent', id: 'id' })
  for (const address of ['/goals/2', '/', '/goals/1/', ''])
    expect(readDoneNote(note, address)).toBeUndefined()
  for (const value of [undefined, '', 'sent', 'sent id', ' id /goals/1'])
    expect(readDoneNote(value, '/goals/1')).toBeUndefined()
})
