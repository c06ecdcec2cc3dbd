import { expect, test } from './fixtures.ts'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an address that leads nowhere shows the whole page', async ({ page, expected }) => {
      expected.push(/status of 404/)
      const answer = await page.goto('/nowhere/at/all')
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('No trail here')
      await expect(page.getByRole('link', { name: 'Back to today' })).toBeVisible()
    })

    test('an address that cannot be read says so', async ({ page, expected }) => {
      expected.push(/status of 400/)
      const answer = await page.goto('/%E0%A4%A')
      expect(answer?.status()).toBe(400)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This couldn’t be read')
    })
  })
}
