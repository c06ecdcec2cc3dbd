import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const focused = (page: Page) => page.locator(':focus')
/** The row with the focus: the first link of each list's row takes it. */
const rowsOf = (page: Page) => page.locator('main .queue__row a.title')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const menu = (page: Page) => page.locator('details.menu[open]')

/** Waits until the page listens, so that a test of what must not happen can fail. */
async function whileListening(page: Page): Promise<void> {
  const isOpen = async () => {
    await page.keyboard.press('?')
    return dialog(page).isVisible()
  }
  await expect.poll(isOpen).toBe(true)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
}

test('a mentor goes through a day with single keys', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/')
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
  const isAt = (path: string | RegExp) =>
    page.waitForURL((url) => (typeof path === 'string' ? url.pathname === path : path.test(url.pathname)))

  // `?` lists what works; Escape closes it, and the keys wait meanwhile.
  await whileListening(page)
  await press('?')
  await expect(dialog(page)).toContainText('Queue')
  await press('g', 'q', 'j')
  await expect(dialog(page)).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/')
  await press('Escape')
  await expect(dialog(page)).toBeHidden()

  // Every section of the navigation, and two of the account's closed menu.
  for (const [letter, path] of [
    ['s', '/sessions'],
    ['r', '/reviews'],
    ['m', '/roadmaps'],
    ['t', /^\/teams\//],
    ['a', '/actions'],
    ['d', '/drafts'],
    ['h', '/'],
    ['q', '/queue'],
  ] as const) {
    await press('g', letter)
    await isAt(path)
  }

  // `j` and `k` go from row to row, with the focus to be seen; `e` answers the row's evidence.
  await expect(title(page)).toHaveText('Queue')
  const rows = rowsOf(page)
  expect(await rows.count()).toBeGreaterThan(1)
  await press('j', 'j')
  await expect(rows.nth(1)).toBeFocused()
  await expect(rows.nth(1)).toBeInViewport()
  expect(await rows.nth(1).evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
  await press('k')
  await expect(rows.nth(0)).toBeFocused()
  await press('j')
  const goal = (await rows.nth(1).getAttribute('href')) ?? ''
  await press('e')
  await isAt(goal.replace(/#.*/, ''))
  // On its own page, wherever that was reached from, it leads to the form.
  await page.goto(goal.replace(/#.*/, ''))
  await whileListening(page)
  await press('e')
  await page.waitForURL(/#answer$/)

  // `n` adds what the page is for; elsewhere it opens New, and the arrows of Tab go on from its first link.
  await press('g', 's')
  await isAt('/sessions')
  await press('n')
  await isAt('/sessions/new')
  await press('g', 'q')
  await isAt('/queue')
  await press('n')
  await expect(menu(page)).toHaveCount(1)
  await expect(focused(page)).toHaveText('Log a session')
  await press('Escape')
  await expect(menu(page)).toHaveCount(0)

  await press('/')
  await expect(page.locator('#find-words')).toBeFocused()
  await page.keyboard.type('retry')
  await press('Enter')
  await isAt('/search')
  await press('j')
  await expect(page.locator('main li a.title').first()).toBeFocused()
  await press('/')
  await expect(page.locator('#search-again')).toBeFocused()
})

test('on a phone / opens the page of the search, and n goes to the field for a new action', async ({
  as,
}) => {
  const page = await as('junior@demo.cairn')
  await page.goto('/')
  await page.setViewportSize({ width: 390, height: 800 })
  await whileListening(page)
  await page.keyboard.press('/')
  await page.waitForURL('/search')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.waitForURL('/actions')
  await page.keyboard.press('n')
  await expect(page.getByLabel('What', { exact: true })).toBeFocused()
})

test('what is typed stays, and is typed: letters in a field go nowhere', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/actions')
  await whileListening(page)
  const field = page.getByLabel('What', { exact: true })
  await field.focus()
  await page.keyboard.type('gs /?njke')
  await expect(field).toHaveValue('gs /?njke')
  expect(new URL(page.url()).pathname).toBe('/actions')
  await expect(dialog(page)).toBeHidden()
  // A box with rows of its own, such as a choice, keeps its letters too.
  await page.getByLabel('With', { exact: true }).focus()
  await page.keyboard.press('j')
  await expect(page.getByLabel('With', { exact: true })).toBeFocused()
})

test('keys with a modifier, held down, composed or in an open menu are the browser’s own', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/queue')
  await whileListening(page)
  // What Chromium itself does with them isn’t ours to try, so they are sent to the page alone.
  const send = (key: string, more: Omit<KeyboardEventInit, 'view'> = {}) =>
    page.evaluate(
      ([name, rest]) => {
        const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...rest })
        return document.body.dispatchEvent(event)
      },
      [key, more] as const,
    )
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])
    for (const key of ['/', '?', 'j', 'n', 'e'])
      expect(await send(key, more), `${key} ${JSON.stringify(more)}`).toBe(true)
  expect(await send('N', { shiftKey: true })).toBe(true)
  expect(await send('n', { repeat: true })).toBe(true)
  await expect(focused(page)).toHaveCount(0)
  await expect(menu(page)).toHaveCount(0)
  await expect(dialog(page)).toBeHidden()
  // The same keys alone are taken: on a keyboard of another script by their place.
  expect(await send('о', { code: 'KeyJ' })).toBe(false)
  await expect(rowsOf(page).first()).toBeFocused()

  await page.locator('summary', { hasText: 'New' }).click()
  await page.keyboard.press('?')
  await page.keyboard.press('j')
  await expect(dialog(page)).toBeHidden()
  await expect(menu(page)).toHaveCount(1)
})

test('leaving by keys keeps what is typed, as a click does', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/reviews/new')
  await page.locator('main .rows a').first().click()
  await page.locator('form[data-keeping]').waitFor()
  await whileListening(page)
  await page.getByLabel('Summary').fill('Read twice before it was sent.')
  await page.getByLabel('Summary').blur()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL('/drafts')
  // Back loads the form anew, as after a click.
  await page.goBack()
  await expect(page.getByLabel('Summary')).toHaveValue('Read twice before it was sent.')
})

test('switched off, no key does anything, at once and after signing in elsewhere', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/settings')
  await page.getByLabel('Use keyboard shortcuts').uncheck()
  await page.getByRole('button', { name: 'Save shortcuts' }).click()
  await expect(page.getByRole('status')).toContainText('Saved')
  const isOff = async (there: Page) => {
    for (const key of ['?', 'j', 'n', 'g', 'q', '/']) await there.keyboard.press(key)
    await expect(dialog(there)).toHaveCount(0)
    await expect(menu(there)).toHaveCount(0)
    await expect(there.locator('[aria-keyshortcuts]')).toHaveCount(0)
    await expect(there.locator('a:focus, input:focus')).toHaveCount(0)
  }
  await isOff(page)
  expect(new URL(page.url()).pathname).toBe('/settings')
  const elsewhere = await as('mentor@demo.cairn')
  await elsewhere.goto('/')
  await isOff(elsewhere)
  await elsewhere.goto('/help/keys')
  await expect(elsewhere.getByText('You’ve switched them off.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the keys are on a page, and the setting is saved', async ({ as }) => {
    const page = await as('mentor@demo.cairn')
    await page.goto('/')
    await page.locator('summary.account').click()
    await page.getByRole('link', { name: 'Keyboard shortcuts' }).click()
    await expect(title(page)).toHaveText('Keyboard shortcuts')
    await expect(page.getByRole('main')).toContainText('Next and previous row of a list')
    await page.goto('/settings')
    await page.getByLabel('Use keyboard shortcuts').uncheck()
    await page.getByRole('button', { name: 'Save shortcuts' }).click()
    await expect(page.getByLabel('Use keyboard shortcuts')).not.toBeChecked()
    await expect(page.locator('[aria-keyshortcuts]')).toHaveCount(0)
  })
})
