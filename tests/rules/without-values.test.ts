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

test('however deep the cause is, and where causes go in a circle', () => {
  let error: Error = new DrizzleQueryError('select $1', [words], new Error('no'))
  for (let depth = 0; depth < 30; depth++) error = new Error('The page failed.', { cause: error })
  expect(inspect(withoutValues(error), { depth: 99 })).not.toContain(words)
  const circle: Error = new Error('one', { cause: new DrizzleQueryError('select $1', [words]) })
  const { cause } = circle as { cause: Error }
  cause.cause = circle
  expect(inspect(withoutValues(circle), { depth: 99 })).not.toContain(words)
  expect(inspect(withoutValues(circle))).toContain('select $1')
})

test('any other error is left as it is', () => {
  const error = new TypeError('x is not a function')
  expect(withoutValues(error)).toBe(error)
  expect(withoutValues('a sentence')).toBe('a sentence')
})
