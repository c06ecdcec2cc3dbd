import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/**
 * Presses a form's button and waits for what the page says once the form is saved: any sentence, unless one is given.
 */
export async function press(page: Page, button: string, sentence: string | RegExp = ''): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const said = page.getByRole('status').filter({ hasText: sentence })
  await expect(sentence === '' ? said.first() : said).toBeVisible()
}

/** Opens an item of a list by its name; returns its address without the server. */
export async function open(page: Page, list: string, name: string | RegExp): Promise<string> {
  await page.goto(list)
  const link = page.getByRole('main').getByRole('link', { name }).first()
  const address = (await link.getAttribute('href')) ?? ''
  await link.click()
  await page.waitForURL(`**${address.replace(/#.*/, '')}*`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Opens the planned session with someone; without a name, the first one. */
export async function openNextSession(page: Page, name = ''): Promise<void> {
  await page.goto('/sessions')
  const pair = page.getByRole('region', { name: 'Next' }).getByRole('listitem').filter({ hasText: name })
  await pair.first().getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Agenda' })).toBeVisible()
}

/** In the form for a session: it isn't the planned one, if there is one. */
export async function sayAnotherSession(page: Page): Promise<void> {
  const no = page.getByRole('radio', { name: 'No, it’s another one' })
  if ((await no.count()) > 0) await no.check({ force: true })
}

/** Expects each of these steps once in the history of the goal that is open. */
export async function expectHistory(page: Page, steps: string[]): Promise<void> {
  const history = page.getByRole('region', { name: 'Conversation and history' })
  for (const step of steps) await expect(history.getByText(step)).toBeVisible()
}

// One moment for the whole test, so that midnight changes nothing between what it fills in and what it looks for.
const now = Date.now()

/** The day so many days from today, as a date field holds it. */
export function dayFromNow(days: number): string {
  const day = new Date(now + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Kathmandu' }).format(day)
}

/** Its weekday: 'Mon'. */
export const weekdayFromNow = (days: number): string =>
  new Date(`${dayFromNow(days)}T12:00:00Z`).toUTCString().slice(0, 3)

/** Opens the form of a list such as /sessions/new for someone. */
export async function openFor(page: Page, list: string, name = 'Ada Okonkwo'): Promise<void> {
  await page.goto(list)
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await expect(page.getByRole('button', { name: /^Save/ })).toBeVisible()
}

/** Says that the words of a form are kept as they are. */
export const kept = (page: Page) => page.getByText('Kept', { exact: true })

/** Adds a finding of a kind to the form for a review note. */
export async function addFinding(page: Page, kind: 'Praise' | 'Suggestion' | 'Issue'): Promise<void> {
  await page.getByRole('group', { name: 'Add a finding' }).getByRole('button', { name: kind }).click()
}

export async function chooseTheme(page: Page, finding: number, theme: string): Promise<void> {
  const row = page.getByRole('group', { name: `Finding ${finding}`, exact: true })
  await row
    .getByRole('radiogroup', { name: 'Theme' })
    .getByRole('radio', { name: theme, exact: true })
    .check()
}
