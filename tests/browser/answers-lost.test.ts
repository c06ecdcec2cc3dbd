import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { open } from './steps.ts'

// What an open form does when its answer never comes, or isn't one.

const words = 'Half an hour of writing,\nand the next line.'

/** A goal of the junior's with a comment typed and not sent. */
async function typed(page: Page): Promise<{ box: ReturnType<Page['getByRole']>; send: () => Promise<void> }> {
  await open(page, '/goals', 'Deliver a data project')
  const form = page.getByRole('form', { name: 'Write a comment' })
  const box = form.getByRole('textbox')
  await form.getByText('Only you').click()
  await box.fill(words)
  return { box, send: () => form.getByRole('button', { name: 'Send comment' }).click() }
}

test('while the server can’t be reached, the form keeps its words, and they can be sent afterwards', async ({
  as,
  expected,
}) => {
  expected.push(/Failed to fetch|ERR_FAILED/)
  const page = await as('junior@demo.cairn')
  const { box, send } = await typed(page)
  const isPost = (url: URL) => url.origin === new URL(page.url()).origin
  await page.route(isPost, (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  for (const _ of [1, 2]) {
    await send()
    await expect(page.locator('.problem').filter({ hasText: 'This may not be saved' })).toBeVisible()
    await expect(box).toHaveValue(words)
    await expect(page.getByRole('radio', { name: 'Only you' }).first()).toBeChecked()
  }
  await page.unroute(isPost)
  await send()
  await expect(page.getByRole('status')).toHaveText('Sent.')
  await expect(box).toHaveValue('')
  await page.locator('summary', { hasText: 'Your note from' }).last().click()
  await expect(page.getByText('Half an hour of writing').last()).toBeVisible()
})

test('a form that the server doesn’t know any more says so, with its words', async ({ as, expected }) => {
  expected.push(/was not found on the server|status of 409/)
  const page = await as('junior@demo.cairn')
  const { box, send } = await typed(page)
  await page.route('**/goals/*', (route) => {
    const headers = route.request().headers()
    const action = headers['next-action']
    return route.continue(
      action ? { headers: { ...headers, 'next-action': action.replace(/.{8}$/, '00000000') } } : {},
    )
  })
  await send()
  await expect(page.locator('.problem')).toContainText('Cairn was updated after you opened this page')
  await expect(box).toHaveValue(words)
})

test('too long to send isn’t sent, and stays in it', async ({ as }) => {
  const page = await as('junior@demo.cairn')
  const { box, send } = await typed(page)
  const long = 'ä'.repeat(500_000)
  await box.evaluate((element, text: string) => {
    ;(element as HTMLTextAreaElement).value = text
  }, long)
  await send()
  await expect(page.locator('.problem')).toContainText('too long to send')
  expect((await box.inputValue()).length).toBe(long.length)
})

test('a page that someone else signed in over sends nothing in the wrong name', async ({ as }) => {
  const page = await as('junior@demo.cairn')
  const { box, send } = await typed(page)
  const other = await as('junior2@demo.cairn')
  await page.context().clearCookies()
  await page.context().addCookies(await other.context().cookies())
  await send()
  await expect(page.locator('.problem')).toContainText('Someone else opened this page')
  await expect(box).toHaveValue(words)
})

test('what was done is said once: not on reload, and not on coming back', async ({ as }) => {
  const page = await as('junior@demo.cairn')
  const { send } = await typed(page)
  await send()
  await expect(page.getByRole('status')).toHaveText('Sent.')
  expect(new URL(page.url()).search).toBe('')
  await page.getByRole('banner').getByRole('link', { name: 'Roadmaps' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Roadmaps' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('form', { name: 'Write a comment' })).toBeVisible()
  await expect(page.getByText('Sent.', { exact: true })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('form', { name: 'Write a comment' })).toBeVisible()
  await expect(page.getByText('Sent.', { exact: true })).toHaveCount(0)
})
