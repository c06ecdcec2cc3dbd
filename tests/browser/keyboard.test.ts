import type { Page } from '@playwright/test'
import { demoPassword } from '#bin/demo/cast.ts'
import { expect, test } from './fixtures.ts'

test('a junior signs in, opens a goal and sends evidence with the keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await tabTo(page, 'E-mail')
  await page.keyboard.type('elif@demo.cairn')
  await tabTo(page, 'Password')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL('/')
  await tabTo(page, 'Goals')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your goals')

  await page.reload()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#main')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)

  await tabTo(page, 'Get answers from data with requests, NumPy and pandas')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Get answers from data with requests, NumPy and pandas',
  )
  await tabTo(page, 'Start this goal')
  await page.keyboard.press('Space')
  await expect(page.getByRole('status')).toContainText('Started.')
  const criterion = page.getByRole('checkbox').first()
  await tabUntil(page, async () => criterion.evaluate((box) => box === document.activeElement))
  await page.keyboard.press('Space')
  await expect(criterion).toBeChecked()
  await tabTo(page, 'Save ticks')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ticks saved.')).toBeVisible()

  // The focus goes to the wrong link, and nothing that was typed is lost.
  await tabTo(page, 'What you did')
  await page.keyboard.type('Twelve tests, two of them slow.')
  await tabTo(page, 'Link 1')
  await page.keyboard.type('somewhere')
  await tabTo(page, 'Send version 1')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Link 1', { exact: true })).toBeFocused()
  await expect(page.getByLabel('What you did')).toHaveValue('Twelve tests, two of them slow.')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('https://github.com/larkfield/tools/pull/5')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('status')).toContainText('Sent.')
  await expect(page.getByText('Twelve tests, two of them slow.')).toBeVisible()
})

/** Presses Tab until something with this name has the focus. */
function tabTo(page: Page, name: string): Promise<void> {
  return tabUntil(page, () =>
    page.evaluate((wanted) => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return false
      const labels = 'labels' in focused ? [...((focused as HTMLInputElement).labels ?? [])] : []
      const names = [
        focused.getAttribute('aria-label'),
        focused.textContent,
        ...labels.map((label) => label.textContent),
      ]
      return names.some((text) => text?.trim() === wanted)
    }, name),
  )
}

async function tabUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there.')
}
