import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { open, press } from './steps.ts'

test.use({ javaScriptEnabled: false })

test('a mentor and a lead confirm a level, each in their own words, and it’s taken back', async ({ as }) => {
  const marisol = await as('mentor@demo.cairn')
  await openLevels(marisol)
  await marisol.getByLabel('You, as Priya’s mentor').fill('She tests before anyone asks')
  await press(marisol, 'Confirm Junior', /once the second of two has said so too/)
  await expect(marisol.getByText('One of two has confirmed it. It waits for Ruth.')).toBeVisible()

  const ruth = await as('lead@demo.cairn')
  await openLevels(ruth)
  await expect(ruth.getByText('She tests before anyone asks')).toBeVisible()
  // Nothing is lost by pressing too early.
  await ruth.getByRole('button', { name: 'Confirm Junior' }).click()
  await expect(ruth.getByText('Please write what makes you sure.').first()).toBeVisible()
  await ruth.getByLabel('You, as a lead of the team').fill('Three calm releases')
  await press(ruth, 'Confirm Junior', /^Confirmed/)
  await openLevels(ruth)
  await expect(ruth.getByRole('heading', { level: 1 })).toHaveText(/way to Intermediate$/)

  await ruth.getByRole('link', { name: 'Take back' }).first().click()
  await ruth.getByLabel('Why').fill('The releases weren’t hers')
  await press(ruth, 'Take back the level', /What was said stays readable/)
  await expect(ruth.getByRole('heading', { level: 1 })).toHaveText(/way to Junior$/)
  await ruth.locator('summary', { hasText: 'Junior' }).first().click()
  await expect(ruth.getByText('The releases weren’t hers')).toBeVisible()
})

async function openLevels(page: Page): Promise<void> {
  await open(page, '/search?q=Priya', 'Priya Raman')
  await page.getByRole('link', { name: 'Levels', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/way to/)
}
