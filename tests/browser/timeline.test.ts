import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { open, press } from './steps.ts'

test('a mentor filters a junior’s timeline, goes back in it, and sees what is new', async ({ as }) => {
  const mentor = await as('mentor2@demo.cairn')
  await open(mentor, '/', 'Hana Sato')
  const timeline = mentor.getByRole('region', { name: 'Timeline' })
  const chip = timeline.getByRole('link', { name: /^Sessions \d+$/ })
  const number = Number((await chip.innerText()).replace(/\D+/, ''))
  await timeline.getByRole('link', { name: /^Sessions \d+$/ }).click()
  await mentor.waitForURL(/kind=sessions/)
  const items = timeline.getByRole('listitem').filter({ has: mentor.locator('time') })
  const sessions = items.filter({ has: mentor.getByRole('link', { name: /^Session/ }) })
  await expect(sessions.first()).toBeVisible()
  await expect(items).toHaveCount(await sessions.count())
  expect(Math.min(number, 20)).toBe(await sessions.count())

  await timeline.getByRole('link', { name: /^Everything \d+$/ }).click()
  await expect(timeline.getByRole('link', { name: /^Everything \d+$/ })).toHaveAttribute('aria-current')
  const newest = await items.first().innerText()
  await mentor
    .getByRole('navigation', { name: 'Pages of the timeline' })
    .getByRole('link', { name: 'Older' })
    .click()
  await mentor.waitForURL(/before=/)
  await expect(items.first()).toBeVisible()
  expect(await items.first().innerText()).not.toBe(newest)
  await mentor
    .getByRole('navigation', { name: 'Pages of the timeline' })
    .getByRole('link', { name: 'Newer' })
    .click()
  await expect(items.first()).toHaveText(/./)

  // What the junior does now is new to the mentor, once.
  const page = new URL(mentor.url()).pathname
  await read(mentor, page)
  const junior = await as('hana@demo.cairn')
  await open(junior, '/goals', 'Test with pytest')
  await press(junior, 'Start this goal', 'Started.')
  await mentor.goto(page)
  const step = items.filter({ hasText: 'Test with pytest' }).first()
  await expect(step.getByText('New', { exact: true })).toBeVisible()
  await expect(timeline.getByText('New', { exact: true })).toHaveCount(1)
  await read(mentor, page)
})

/** Opens the page until it has recorded that everything was read. */
async function read(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.goto(address)
    const timeline = page.getByRole('region', { name: 'Timeline' })
    await expect(timeline.getByRole('link', { name: /^Everything \d+$/ })).toBeVisible()
    expect(await timeline.getByText('New', { exact: true }).count()).toBe(0)
  }).toPass()
}
