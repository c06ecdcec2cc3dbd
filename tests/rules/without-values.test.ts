import { inspect } from 'node:util'
import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { faultOf } from '#db/faults.ts'
import { withoutValues } from '#db/without-values.ts'

const words = 'What nobody else may read'

test('an error of a statement keeps its statement, code and place, and loses what people wrote', () => {
  const cause = Object.assign(new Error(`syntax error in tsquery: "${words}"`), {
    severity: 'ERROR',
    code: '42601',
    detail: `Failing row contains (${words}).`,
  })
  const error = new DrizzleQueryError('select $1', [words], cause)
  const safe = withoutValues(new Error('The page failed.', { cause: error })) as Error
  expect(inspect(safe, { depth: 9 })).not.toContain(words)
  expect(inspect(safe, { depth: 9 })).toMatch(/The page failed.*select \$1.*syntax error in tsquery.*42601/s)
  expect(safe.stack).toMatch(/\n\s+at .*without-values\.test/)
  const away = Object.assign(new Error('gone'), { severity: 'FATAL', code: '57P01' })
  expect(faultOf(withoutValues(new DrizzleQueryError('select $1', [words], away)))).toBe('away')
})

test('an error whose message says nothing loses its further fields, on its own too', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "people_email"'), {
    severity: 'ERROR',
    code: '23505',
    detail: `Key (email)=(${words}) already exists.`,
  })
  expect(inspect(withoutValues(error), { depth: 9 })).not.toContain(words)
  expect(inspect(withoutValues(new Error('no', { cause: error })), { depth: 9 })).not.toContain(words)
})

test('any other error is left as it is', () => {
  const error = new TypeError('x is not a function')
  expect(withoutValues(error)).toBe(error)
  expect(withoutValues('a sentence')).toBe('a sentence')
})
