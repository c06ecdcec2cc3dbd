import { expect, test } from './fixtures.ts'
import { open, press } from './steps.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('saving ticks keeps the evidence as typed, and sending it saves the ticks', async ({ as }) => {
      const page = await as('mateo@demo.cairn')
      await open(page, '/goals', 'Build a web application with Django or Flask')
      const ticks = page.getByRole('region', { name: 'Done when' })
      const boxes = ticks.getByRole('checkbox')
      const note = page.getByLabel('What you did')
      const comment = page.getByLabel(/^Write to/)
      await expect(ticks.getByText('1 of 5 ticked by you')).toBeVisible()
      // Until the page has been taken over by the script, a tick may be taken back.
      await expect(async () => {
        await boxes.nth(1).check()
        await note.fill('Two lines,\nand **bold**.')
        await comment.fill('Half a comment')
        expect([await boxes.nth(1).isChecked(), await note.inputValue(), await comment.inputValue()]).toEqual(
          [true, 'Two lines,\nand **bold**.', 'Half a comment'],
        )
      }).toPass()
      await page.getByLabel('Link 2', { exact: true }).fill('https://example.org/second')
      await page.getByRole('textbox', { name: 'Repository' }).fill('https://example.org/repository')
      await page.getByRole('button', { name: 'Save ticks' }).click()
      await expect(page.getByText('Ticks saved.')).toBeVisible()
      await expect(ticks.getByText('2 of 5 ticked by you')).toBeVisible()
      await expect(boxes.nth(1)).toBeChecked()
      await expect(note).toHaveValue('Two lines,\nand **bold**.')
      await expect(page.getByLabel('Link 2', { exact: true })).toHaveValue('https://example.org/second')
      await expect(page.getByRole('textbox', { name: 'Repository' })).toHaveValue(
        'https://example.org/repository',
      )
      await expect(comment).toHaveValue('Half a comment')

      // What was saved can be taken back, and further ticks go with the evidence.
      await boxes.nth(1).uncheck()
      await boxes.nth(2).check()
      await boxes.nth(3).check()
      await press(page, 'Send version 1', 'Sent.')
      await expect(ticks.getByText('3 of 5 ticked by you')).toBeVisible()
      await expect(page.getByRole('article', { name: 'Version 1' })).toContainText('and bold.')
      await expect(comment).toHaveValue('Half a comment')
      await press(page, 'Take it back', 'Taken back.')
      await expect(comment).toHaveValue('Half a comment')
    })
  })
