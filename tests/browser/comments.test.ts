import { expect, test } from './fixtures.ts'
import { open, press } from './steps.ts'

test('a comment keeps its earlier versions, and two edits at once lose nothing', async ({ as }) => {
  const title = 'Model a problem with classes'
  const mentor = await as('olga@demo.cairn')
  const junior = await as('fatima@demo.cairn')
  const goal = await open(junior, '/goals', title)
  await mentor.goto(goal)
  await mentor.getByLabel('Write to Fatima').fill('Look at the **second** chapter.')
  await press(mentor, 'Send comment', 'Sent.')

  await mentor.getByRole('link', { name: 'Edit this comment' }).click()
  const text = mentor.getByRole('textbox', { name: 'Comment' })
  await expect(text).toHaveValue('Look at the **second** chapter.')
  const other = await mentor.context().newPage()
  await other.goto(mentor.url())
  await text.fill('Look at the third chapter.')
  await press(mentor, 'Save comment', 'Saved.')

  await other.getByRole('textbox', { name: 'Comment' }).fill('Look at the fourth chapter.')
  await other.getByRole('button', { name: 'Save comment' }).click()
  await expect(
    other.getByRole('heading', { name: 'Someone changed this while you were writing' }),
  ).toBeVisible()
  await expect(other.getByText('Look at the third chapter.')).toBeVisible()
  await expect(other.getByRole('textbox', { name: 'Comment' })).toHaveValue('Look at the fourth chapter.')
  await press(other, 'Save comment', 'Saved.')

  await junior.reload()
  await expect(junior.getByText('Look at the fourth chapter.')).toBeVisible()
  await junior.getByText('2 earlier versions').click()
  await expect(junior.getByText('Look at the second chapter.')).toBeVisible()
  await expect(junior.getByText('Look at the third chapter.')).toBeVisible()
  await expect(junior.getByRole('link', { name: 'Edit this comment' })).toHaveCount(0)
})
