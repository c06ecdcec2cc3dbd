import { expect, test } from './fixtures.ts'

// Where one is: in the navigation and in the tab.
test('navigation and tab say where a page belongs, and the bar stays where it is', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/')
  const current = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current]')
  const brand = page.locator('.brand')
  await page.setViewportSize({ width: 1600, height: 900 })
  const place = await brand.boundingBox()

  await page.goto('/queue')
  await page.getByRole('main').locator('a.title').first().click()
  await page.waitForURL(/\/goals\//)
  await expect(current).toHaveText('Team')
  await page.goto('/actions')
  await expect(current).toHaveText('Sessions')
  await page.goto('/sessions')
  const session = page.getByRole('region', { name: 'Held' }).locator('a.title').first()
  const name = (await session.locator('bdi').innerText()).split(' ')[0] ?? ''
  await session.click()
  await expect(page).toHaveTitle(new RegExp(`^Session with ${name}, (today|yesterday|\\d+ \\w+)`))
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Team' }).click()
  await expect(page.getByRole('table')).toBeVisible()
  await expect(current).toHaveText('Team')
  expect(await brand.boundingBox()).toEqual(place)

  const junior = await as('junior@demo.cairn')
  await junior.goto('/')
  await junior.getByRole('main').locator('a[href^="/goals/"]').first().click()
  await expect(junior.getByRole('navigation', { name: 'Main' }).locator('[aria-current]')).toHaveText('Goals')
})

test('no head of the team’s map breaks inside a word, and its key says what the two 0 are', async ({
  as,
}) => {
  const page = await as('lead@demo.cairn')
  await page.goto('/')
  await page.setViewportSize({ width: 1024, height: 900 })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Team' }).click()
  const heads = page.locator('.matrix__stage-name')
  await expect(heads.first()).toBeVisible()
  const broken = await heads.evaluateAll((all) =>
    all.flatMap((head) => {
      const text = document.createTreeWalker(head, NodeFilter.SHOW_TEXT).nextNode() as Text
      return [...text.data.matchAll(/[\p{L}]+/gu)].flatMap(({ 0: word, index }) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        return range.getClientRects().length > 1 ? [word] : []
      })
    }),
  )
  expect(broken).toEqual([])
  await expect(page.locator('.chart-key')).toContainText('Begun, none achieved yet')
})
