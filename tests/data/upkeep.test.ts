import { expect, test } from 'vitest'
import { dialect } from '#db/columns.ts'
import { getDatabaseFacts, getTask, getUpkeep } from '#lib/admin/upkeep/reads.ts'
import { backupWords, checkWords } from '#lib/admin/upkeep/rules.ts'
import { finishTask, takeTask } from '#lib/admin/upkeep/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const hour = 3_600_000
const every = 24 * hour
const after = (hours: number) => new Date(testNow.getTime() + hours * hour)
const take = (hours: number) => takeTask(makeSystemContext(after(hours)), 'backup', every)
const finish = (hours: number, ended: 'well' | 'badly') =>
  finishTask(makeSystemContext(after(hours)), 'backup', ended)

// These run in order, over one day and the next.
test('of several processes that ask at once, one makes the backup', async () => {
  const taken = await Promise.all([1, 2, 3, 4, 5].map(() => take(0)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('one that ended on the way is replaced after an hour, and one that failed tried again after another', async () => {
  expect(await take(0.9)).toBe(false)
  expect(await take(1)).toBe(true)
  await finish(1.1, 'badly')
  expect(await take(2)).toBe(false)
  expect(await take(2.2)).toBe(true)
  await finish(2.5, 'well')
})

test('the next one is due when the last is as old as was asked, and not before', async () => {
  expect(await take(26.4)).toBe(false)
  expect(await take(26.5)).toBe(true)
  await finish(27, 'well')
})

test('a clock that was ahead holds no backup up', async () => {
  await finish(24 * 365, 'well')
  expect(await take(52)).toBe(true)
  await finish(52, 'well')
})

test('admins read when the last one was, and no one else', async () => {
  const { admin, lead, junior } = await makeWorld()
  expect((await getUpkeep(admin)).backup?.doneAt).toEqual(after(52))
  expect(await getTask(makeSystemContext(testNow), 'check')).toBeUndefined()
  expect(await getDatabaseFacts(admin)).toMatchObject({
    kind: dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL',
    version: expect.stringMatching(/^\d+\.\d+/),
  })
  expect((await getDatabaseFacts(admin)).bytes).toBeGreaterThan(100_000)
  for (const ctx of [lead, junior]) {
    await expect(getUpkeep(ctx)).rejects.toThrow(NotFound)
    await expect(getDatabaseFacts(ctx)).rejects.toThrow(NotFound)
  }
})

test('an admin is told in words', () => {
  const task = (doneAt: Date | null, failedAt: Date | null = null) => ({ takenAt: null, doneAt, failedAt })
  const says = (hours: number) => backupWords(task(after(-hours)), testNow)
  expect(says(0.5)).toBe('The last backup was made less than an hour ago.')
  expect(says(1)).toBe('The last backup was made 1 hour ago.')
  expect(says(47)).toBe('The last backup was made 47 hours ago.')
  expect(says(48)).toBe('The last backup was made 2 days ago.')
  expect(backupWords(undefined, testNow)).toContain('There’s no backup yet.')
  expect(backupWords(task(null, after(-2)), testNow)).toContain('The last try failed, 2 hours ago')
  expect(backupWords(task(after(-9), after(-2)), testNow)).toContain('The last try failed')
  expect(backupWords(task(after(-2), after(-9)), testNow)).toBe('The last backup was made 2 hours ago.')
  expect(checkWords(task(after(-3)), testNow)).toBe('The last check found nothing wrong, 3 hours ago.')
  expect(checkWords(task(after(-9), after(-3)), testNow)).toContain('found something wrong, 3 hours ago')
})
