import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Presses a button of a form and waits for what the page says once it is saved. */
export async function press(page: Page, button: string, sentence: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible()
}

/** Opens what a list leads to, by its name; answers the address without the server. */
export async function open(page: Page, list: string, name: string | RegExp): Promise<string> {
  await page.goto(list)
  const link = page.getByRole('main').getByRole('link', { name }).first()
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()
  await page.waitForURL(`**${address.replace(/#.*/, '')}*`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return new URL(page.url()).pathname
}

// One moment for all of a test, so that midnight changes nothing between what it fills in and what it looks for.
const now = Date.now()

/** The day so many days from today, as a date field holds it. */
export function dayFromNow(days: number): string {
  const day = new Date(now + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kathmandu' }).format(day)
}
