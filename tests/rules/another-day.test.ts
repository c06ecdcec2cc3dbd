import process from 'node:process'
import { expect, test } from 'vitest'

test('the tests live on the day that they were told to', () => {
  const told = performance.timeOrigin + performance.now() + Number(process.env.CAIRN_CLOCK_SHIFT || 0)
  const made = new Date()
  for (const moment of [Date.now(), made.getTime()]) expect(Math.abs(moment - told)).toBeLessThan(3_600_000)
})
