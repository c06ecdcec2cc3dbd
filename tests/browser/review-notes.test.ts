import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { addFinding, chooseTheme } from './steps.ts'

// A mentor logs a review note, the junior reads it, and the search finds it for those who may read it.
for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a review note is logged, kept private, then shown to the junior', async ({ as, expected }) => {
      // The junior looks for a note that they may not read.
      expected.push(/status of 404 .* at \S+\/reviews\/\S+$/)
      const word = `quokka${Date.now()}`
      const page = await as('mentor@demo.cairn')
      await page.goto('/reviews/new')
      await page.getByRole('link', { name: 'Ada Okonkwo' }).click()

      await page.getByLabel('Pull request').fill('payments/482')
      await page.getByRole('radio', { name: 'Only you' }).check()
      await page.getByLabel('Summary').fill(`A **calm** change, ${word}.`)
      await writeFinding(page, 1, 'Praise', 'Tests', 'Three unhappy paths tested.')
      await addFinding(page, 'Suggestion')
      // A form takes no second press before it has answered the first.
      await expect(page.getByRole('group', { name: 'Finding 2' })).toBeVisible()
      await addFinding(page, 'Issue')
      await expect(page.getByRole('group', { name: 'Finding 3' })).toBeVisible()
      await page.getByRole('button', { name: 'Remove finding 2' }).click()
      await expect(page.getByRole('group', { name: 'Finding 3' })).toHaveCount(0)
      await writeFinding(page, 2, 'Issue', 'Error handling', 'Nothing stops the retries.')
      const second = page.getByRole('group', { name: 'Finding 2' })
      await second.getByLabel('Where').fill('refunds/worker.py:97')
      await second.getByText('Code snippet', { exact: true }).click()
      await second.getByLabel('Code snippet for finding 2').fill('while True:\n    retry()')

      await page.getByRole('button', { name: 'Preview' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'A calm change' })).toBeVisible()

      // After a wrong link everything else is still there.
      await page.getByRole('button', { name: 'Save review note' }).click()
      await expect(page.locator('.problem')).toContainText('One thing to fix')
      await expect(second.getByLabel('What you saw')).toHaveValue('Nothing stops the retries.')
      await page.getByLabel('Pull request').fill('https://github.com/larkfield/payments/pull/482')
      await page.getByRole('button', { name: 'Save review note' }).click()

      await expect(page.getByRole('status')).toContainText('Only you can read it')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('payments #482')
      await expect(page.getByText('refunds/worker.py:97')).toBeVisible()
      await expect(page.locator('.finding pre')).toContainText('while True:\n    retry()')
      const address = new URL(page.url()).pathname

      const junior = await as('junior@demo.cairn')
      expect((await junior.goto(address))?.status()).toBe(404)
      await junior.goto(`/search?q=${word}`)
      await expect(junior.getByRole('heading', { level: 1 })).toContainText('Nothing found')

      await page.getByRole('link', { name: 'Edit' }).click()
      await page.getByRole('radio', { name: 'You and Ada', exact: true }).check()
      await page.getByRole('button', { name: 'Save changes' }).click()
      await expect(page.getByRole('heading', { name: 'Share this note more widely?' })).toBeVisible()
      expect((await junior.goto(address))?.status()).toBe(404)
      await page.getByRole('button', { name: 'Back to the note' }).click()
      await expect(page.getByLabel('Summary')).toHaveValue(`A **calm** change, ${word}.`)
      await page.getByRole('button', { name: 'Save changes' }).click()
      await page.getByRole('button', { name: 'Share' }).click()
      await expect(page.getByRole('status')).toContainText('The junior can read it now')

      await junior.goto(`/search?q=${word.slice(0, -2)}`)
      await expect(junior.locator('mark')).toHaveText(word)
      await junior.getByRole('link', { name: 'payments #482' }).click()
      await expect(junior.getByText('Nothing stops the retries.')).toBeVisible()
      await expect(junior.getByRole('link', { name: 'Edit' })).toHaveCount(0)
    })
  })
}

async function writeFinding(page: Page, number: number, kind: string, theme: string, text: string) {
  const finding = page.getByRole('group', { name: `Finding ${number}` })
  await finding.getByRole('radio', { name: kind }).check()
  await chooseTheme(page, number, theme)
  await finding.getByLabel('What you saw').fill(text)
}

test('a form that one goes back to makes another note', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/reviews/new')
  await page.getByRole('link', { name: 'Priya Raman' }).click()
  const texts = [`first ${Date.now()}`, `second ${Date.now()}`]
  for (const text of texts) {
    await page.getByLabel('Pull request').fill('https://code.test.example/changes/7')
    await page.getByLabel('Summary').fill(text)
    await page.getByRole('button', { name: 'Save review note' }).click()
    await expect(page.getByText(text)).toBeVisible()
    await page.goBack()
    await expect(page.getByLabel('Summary')).toHaveValue('')
  }
  await page.goto('/reviews')
  for (const text of texts) await expect(page.getByText(text)).toBeVisible()
})
