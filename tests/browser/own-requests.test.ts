import { expect, test } from './fixtures.ts'

// After an action Next fetches the page that it redirects to from the server itself. The front must recognize those
// requests: redirected to the configured origin, they would lose their cookies.
test('what an action leads to comes with its answer', async ({ as, server }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/settings')
  const before = server.printed().length
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toBeVisible()
  const lines = server.printed().slice(before).split('\n')
  expect(lines.filter((line) => line.includes('"status":307'))).toEqual([])
  expect(lines.filter((line) => line.includes('"status":200')).length).toBeGreaterThan(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
})
