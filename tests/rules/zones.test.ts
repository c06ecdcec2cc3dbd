import { expect, test } from 'vitest'
import { timeZoneField } from '#lib/core/fields.ts'
import { dayIn, isTimeZone } from '#lib/core/zoned-time.ts'
import { listZones, presentZone, zoneAliases, zoneCity } from '#lib/core/zones.ts'

test('zones are chosen by their present names, each once, and all of them work', () => {
  const zones = listZones()
  for (const zone of ['Asia/Kolkata', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh', 'America/Nuuk', 'UTC'])
    expect(zones).toContain(zone)
  for (const old of Object.keys(zoneAliases)) expect(zones).not.toContain(old)
  expect(new Set(zones).size).toBe(zones.length)
  const now = new Date('2026-11-17T12:00:00Z')
  for (const zone of zones) {
    expect(isTimeZone(zone), zone).toBe(true)
    expect(presentZone(zone), zone).toBe(zone)
    expect(dayIn(now, zone)).toMatch(/^2026-11-1[78]$/)
  }
})

test.each([
  ['Asia/Calcutta', 'Asia/Kolkata', 'Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv', 'Kyiv'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh', 'Ho Chi Minh City'],
  ['US/Eastern', 'America/New_York', 'New York'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis', 'Indianapolis'],
  ['Europe/Berlin', 'Europe/Berlin', 'Berlin'],
  ['UTC', 'UTC', 'UTC'],
])('%s is %s, in %s', (zone, present, city) => {
  expect(timeZoneField().parse(zone)).toBe(present)
  expect(presentZone(zone)).toBe(present)
  expect(zoneCity(zone)).toBe(city)
})

test('a form without a zone asks for it', () => {
  for (const typed of ['', ' ', undefined])
    expect(timeZoneField().safeParse(typed).error?.issues[0]?.message).toBe('Please choose a time zone.')
})
