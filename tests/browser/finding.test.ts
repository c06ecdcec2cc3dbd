import { expect, test } from './fixtures.ts'
import { press, sayAnotherSession } from './steps.ts'

test('the search finds a text for those who may read it, and for nobody else', async ({ as }) => {
  const word = `Zaunkönig${Date.now()}`
  const mentor = await as('david@demo.cairn')
  await mentor.goto('/sessions/new')
  await mentor.getByRole('main').getByRole('link', { name: /Elif/ }).first().click()
  await mentor.getByRole('textbox', { name: 'Notes', exact: true }).fill(`A word for two: ${word}.`)
  await sayAnotherSession(mentor)
  await mentor.getByRole('textbox', { name: 'Private note' }).fill(`A word for me: ${word}.`)
  await press(mentor, 'Save session', 'Session saved')

  const search = mentor.getByRole('searchbox', { name: /^Search/ }).first()
  await search.fill(word.toLowerCase().replace('ö', 'o'))
  await search.press('Enter')
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText(/^1 result|^2 results/)
  await expect(mentor.getByText('A word for me').first()).toBeVisible()

  // With two letters swapped, it's offered to those who read it.
  const slip = word.replace('un', 'nu')
  await mentor.goto(`/search?q=${slip}`)
  await mentor.getByRole('link', { name: word.toLowerCase().replace('ö', 'o'), exact: true }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText(/^2 results/)

  const junior = await as('elif@demo.cairn')
  await junior.goto(`/search?q=${word}`)
  await expect(junior.getByRole('heading', { level: 1 })).toHaveText(/^1 result for/)
  await expect(junior.getByText('A word for two')).toBeVisible()
  await expect(junior.getByText('A word for me')).toHaveCount(0)
  for (const email of ['lead@demo.cairn', 'mentor@demo.cairn', 'outsider@demo.cairn', 'admin@demo.cairn']) {
    const other = await as(email)
    await other.goto(`/search?q=${word}`)
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^Nothing found/)
    await other.goto(`/search?q=${slip}`)
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^Nothing found/)
    await expect(other.getByText('Did you mean')).toHaveCount(0)
  }
})
