import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const main = (page: Page) => page.getByRole('main')
const field = (page: Page) => page.getByRole('textbox', { name: 'Jot something down' })

async function jotDown(page: Page, words: string): Promise<void> {
  await page.goto('/')
  await field(page).fill(words)
  await page.getByRole('button', { name: 'Jot down' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Jotted down.' })).toBeVisible()
}

async function open(page: Page, words: string): Promise<void> {
  await page.goto('/jots')
  await page.getByRole('link', { name: words, exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Make it into/ })).toBeVisible()
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a line from the home becomes an agenda point, another an action, and both are done', async ({
      as,
    }) => {
      const page = await as('david@demo.cairn')
      await jotDown(page, 'Ask about the fair')
      await open(page, 'Ask about the fair')
      await page.getByRole('link', { name: /^Agenda point/ }).click()
      // Noted about no one, it asks with whom, if there are several.
      await page.getByRole('heading', { level: 1, name: /^Add to the agenda/ }).waitFor()
      const chosen = main(page).getByRole('link', { name: /^Noah/ })
      if (await chosen.isVisible()) await chosen.click()
      await expect(page.getByLabel(/^Seen by you and/)).toHaveValue('Ask about the fair')
      // Left without sending, it stays open.
      await page.getByRole('link', { name: 'Cancel' }).click()
      await expect(page.getByRole('heading', { name: 'A jot' })).toBeVisible()
      await page.goBack()
      await page.getByRole('button', { name: 'Add point' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Added to the agenda.' })).toBeVisible()
      await expect(main(page).getByText('Ask about the fair')).toBeVisible()

      await jotDown(page, 'Send the checklist')
      await open(page, 'Send the checklist')
      await page.getByRole('link', { name: /^Action/ }).click()
      await expect(page.getByRole('textbox', { name: 'What' })).toHaveValue('Send the checklist')
      const pairs = page.getByRole('combobox', { name: 'With' })
      // What is chosen before the script is there is lost, as in every list.
      await page.waitForLoadState('networkidle')
      await pairs.selectOption({ index: 1 })
      await page.getByRole('button', { name: 'Add action' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Added.' })).toBeVisible()

      await page.goto('/jots?closed=1')
      const closed = main(page).locator('#closed li')
      await expect(closed.filter({ hasText: 'Ask about the fair' })).toContainText('Became an agenda point')
      await expect(closed.filter({ hasText: 'Send the checklist' })).toContainText('Became an action')
      await closed.filter({ hasText: 'Send' }).getByRole('link', { name: 'an action' }).click()
      await expect(page).toHaveURL(/\/actions\/[0-9a-f-]{36}$/)
    })

    test('a jot is let go and taken up again, and what is typed beside it stays', async ({ as }) => {
      const page = await as('mentor@demo.cairn')
      await page.goto('/jots')
      const words = 'Who owns the staging database, really?'
      await field(page).fill('Typed meanwhile')
      await page.getByRole('button', { name: `Let go: ${words}` }).click()
      await expect(main(page).getByRole('status').filter({ hasText: 'Let go.' })).toBeVisible()
      await expect(field(page)).toHaveValue('Typed meanwhile')
      await page.getByRole('button', { name: `Undo: ${words}` }).click()
      await expect(page.getByRole('button', { name: `Let go: ${words}` })).toBeVisible()
    })

    test('a form whose jot became something else comes back, and is sent without it', async ({ as }) => {
      const page = await as('mentor@demo.cairn')
      await open(page, 'Ask Ada how the matinee sign-in went')
      const address = page.url()
      await page.getByRole('link', { name: /^Win/ }).click()
      await expect(page.getByLabel('What went well')).toHaveValue('Ask Ada how the matinee sign-in went')
      const other = await page.context().newPage()
      await other.goto(`${address}/agenda`)
      await other.getByRole('button', { name: 'Add point' }).click()
      await expect(other.getByRole('status').filter({ hasText: 'Added to the agenda.' })).toBeVisible()
      await other.close()
      await page.getByLabel('What went well').fill('The matinee went well')
      await page.getByRole('button', { name: 'Note win' }).click()
      await expect(page.getByText(/already made this jot into an agenda point/)).toBeVisible()
      await expect(page.getByLabel('What went well')).toHaveValue('The matinee went well')
      await page.getByRole('button', { name: 'Note win' }).click()
      await expect(page.getByRole('heading', { name: 'The matinee went well' })).toBeVisible()
    })
  })

test('a junior notes a win, and their mentor finds it on the timeline', async ({ as }) => {
  const junior = await as('junior@demo.cairn')
  await junior.goto('/')
  await junior.getByRole('link', { name: 'Note a win' }).click()
  await junior.getByLabel('What went well').fill('Explained it once')
  await junior.getByRole('button', { name: 'Note win' }).click()
  await expect(junior.getByRole('status').filter({ hasText: 'Noted.' })).toBeVisible()
  await junior.getByRole('link', { name: 'Your page' }).click()
  await expect(junior.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  const address = junior.url()
  const mentor = await as('mentor@demo.cairn')
  await mentor.goto(`${address}?kind=wins`)
  await expect(mentor.getByText('Explained it once')).toBeVisible()
})
