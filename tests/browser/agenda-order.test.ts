import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openNextSession, press } from './steps.ts'

const order = (page: Page) => page.locator('li[data-move] [id^="point-words-"]')

async function addAll(page: Page, ...points: string[]): Promise<void> {
  for (const point of points) {
    await page.getByLabel(/^Add a point/).fill(point)
    await press(page, 'Add', 'Added to the agenda.')
    await expect(page.getByText(point)).toBeVisible()
  }
}

const last = async (page: Page, count: number) => (await order(page).allInnerTexts()).slice(-count)

test('points are moved by buttons, which keep the focus, and by dragging; the other person sees it', async ({
  as,
}) => {
  const mentor = await as('david@demo.cairn')
  await openNextSession(mentor, 'Noah')
  await addAll(mentor, 'First of three', 'Second of three', 'Third of three')
  await mentor.getByRole('button', { name: 'Move up: Third of three' }).click()
  await expect.poll(() => last(mentor, 3)).toEqual(['First of three', 'Third of three', 'Second of three'])
  await expect(mentor.getByRole('button', { name: 'Move up: Third of three' })).toBeFocused()
  await mentor.keyboard.press('Enter')
  await expect.poll(() => last(mentor, 3)).toEqual(['Third of three', 'First of three', 'Second of three'])
  const row = (words: string) => mentor.locator('li[data-move]', { hasText: words })
  await row('Third of three').dragTo(row('Second of three'), { targetPosition: { x: 80, y: 55 } })
  await expect.poll(() => last(mentor, 3)).toEqual(['First of three', 'Second of three', 'Third of three'])
  const junior = await as('noah@demo.cairn')
  await openNextSession(junior, 'David')
  expect(await last(junior, 3)).toEqual(['First of three', 'Second of three', 'Third of three'])
  await mentor.getByLabel('Part of the agenda').selectOption('To decide')
  await addAll(mentor, 'Which of two')
  await expect(mentor.getByRole('heading', { name: 'To decide' })).toBeVisible()
  for (const words of ['First of three', 'Second of three', 'Third of three', 'Which of two'])
    await press(mentor, `Take off the agenda: ${words}`, 'Removed from the agenda.')
})

test('questions are taken from a template, and those that are there aren’t offered again', async ({ as }) => {
  const mentor = await as('david@demo.cairn')
  await openNextSession(mentor, 'Noah')
  await mentor.getByRole('link', { name: 'Take questions from a template' }).click()
  await mentor.getByRole('link', { name: 'Career talk' }).click()
  const boxes = mentor.getByRole('main').getByRole('checkbox')
  await expect(boxes).toHaveCount(6)
  for (const box of (await boxes.all()).slice(1)) await box.uncheck()
  await press(mentor, 'Add to the agenda', 'Added to the agenda.')
  await expect(mentor.getByText('Which work makes you forget the time?')).toBeVisible()
  await mentor.getByRole('link', { name: 'Take questions from a template' }).click()
  await mentor.getByRole('link', { name: 'Career talk' }).click()
  await expect(boxes).toHaveCount(5)
})
