import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { isUniqueViolation } from '#db/errors.ts'
import { refusalInWords } from '#db/open.ts'
import { healthChecks } from '#db/schema/health.ts'
import { people } from '#db/schema/people.ts'
import { newId } from '#lib/core/ids.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'

openTestDatabase({ mayDoTwice: false })

const person = (email: string) => ({
  id: newId(),
  email,
  name: email,
  sortKey: email,
  timeZone: 'Asia/Kathmandu',
  createdAt: testNow,
})
const named = (email: string) =>
  db.select({ id: people.id, createdAt: people.createdAt }).from(people).where(eq(people.email, email))

test('what a transaction wrote is there, with its moment unchanged', async () => {
  await transaction(async (tx) => {
    await tx.insert(people).values(person('kept@test.cairn'))
  })
  expect((await named('kept@test.cairn')).map((row) => row.createdAt)).toEqual([testNow])
})

test('a transaction that throws leaves nothing', async () => {
  const work = transaction(async (tx) => {
    await tx.insert(people).values(person('gone@test.cairn'))
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await named('gone@test.cairn')).toEqual([])
})

test.runIf(dialect === 'sqlite')('on a file, transactions run one after another', async () => {
  const order: string[] = []
  await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      transaction(async (tx) => {
        order.push(`${name} begins`)
        await tx.insert(people).values(person(`${name}@order.cairn`))
        await Promise.resolve()
        order.push(`${name} ends`)
      }),
    ),
  )
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('what many read and then write at once counts for each of them', async () => {
  const [one] = [{ id: 1, number: 0, checkedAt: testNow }]
  await transaction((tx) => tx.insert(healthChecks).values(one))
  const countOn = () =>
    transaction(async (tx) => {
      const [row] = await tx.select({ number: healthChecks.number }).from(healthChecks)
      await tx.update(healthChecks).set({ number: (row?.number ?? 0) + 1 })
    })
  await Promise.all(Array.from({ length: 8 }, countOn))
  expect(await db.select({ number: healthChecks.number }).from(healthChecks)).toEqual([{ number: 8 }])
})

test('a transaction inside a transaction is refused', async () => {
  await expect(transaction(() => transaction(async () => 1))).rejects.toThrow('inside another')
})

test('a broken unique index is recognised, and another mistake is not', async () => {
  const insert = (values: typeof people.$inferInsert) =>
    transaction(async (tx) => tx.insert(people).values(values))
  await insert(person('twice@test.cairn'))
  const error = await insert(person('twice@test.cairn')).catch((caught: unknown) => caught)
  expect(isUniqueViolation(error)).toBe(true)
  const upper = await insert(person('UPPER@test.cairn')).catch((caught: unknown) => caught)
  expect(upper).toBeInstanceOf(Error)
  expect(isUniqueViolation(upper)).toBe(false)
})

test('why a start is refused is said of the database that it is', () => {
  const code = dialect === 'sqlite' ? 'SQLITE_READONLY' : '25006'
  const refused = refusalInWords(Object.assign(new Error('no'), { code }), '/srv/cairn.db') as Error
  const [its, other] = ['/srv/cairn.db can only be read', 'The PostgreSQL database']
  expect(refused.message).toContain(dialect === 'sqlite' ? its : other)
  expect(refused.message).not.toContain(dialect === 'sqlite' ? other : its)
})
