import { expect, test } from './fixtures.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a junior says how useful a session was, with a word to a lead', async ({ as }) => {
      const page = await as('junior@demo.cairn')
      await page.goto('/')
      await page.getByRole('link', { name: 'answer there' }).click()
      await page.locator('summary', { hasText: 'Add a word' }).click()
      const word = page.getByRole('textbox', { name: 'Your word' })
      await word.fill('The hour went into dates.')
      await page.getByRole('button', { name: 'Partly' }).click()
      // Without a reader nothing is sent, and the word stays.
      await expect(page.getByText('Please choose who you’re writing to.').first()).toBeVisible()
      await expect(word).toHaveValue('The hour went into dates.')
      await page.getByLabel('Who it’s for').selectOption({ label: 'Ruth Adeyemi' })
      await page.getByRole('button', { name: 'Partly' }).click()
      await expect(page.getByText('You said: partly.')).toBeVisible()
      const address = page.url()
      await page.goto('/')
      await expect(page.getByText('Was it worth it?')).toHaveCount(0)

      const lead = await as('lead@demo.cairn')
      await lead.goto(address)
      await expect(lead.getByText('The hour went into dates.')).toBeVisible()
      await expect(lead.getByText('You said')).toHaveCount(0)
      const mentor = await as('mentor@demo.cairn')
      await mentor.goto(address)
      await expect(mentor.getByText('The hour went into dates.')).toHaveCount(0)
    })
  })
