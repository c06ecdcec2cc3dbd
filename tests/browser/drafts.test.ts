import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { kept, open, openFor, press } from './steps.ts'

// React gives a box its first words again while it takes the page over, which may come between fill's two steps.
async function write(field: Locator, words: string): Promise<void> {
  await expect(async () => {
    await field.fill(words)
    expect(await field.inputValue()).toBe(words)
  }).toPass()
}

const offered = (page: Page) => page.getByText(/^Kept here .*, not sent yet\./)

/** A field's form, once it keeps what is typed. */
const keeping = (field: Locator) => field.locator('xpath=ancestor::form[@data-keeping]')

/** The long forms that a mentor and a junior meet, and a box of each. */
const forms = [
  { who: 'mentor', form: 'a session', box: /^Notes$/, to: (page: Page) => openFor(page, '/sessions/new') },
  {
    who: 'mentor',
    form: 'a review note',
    box: 'Summary',
    to: (page: Page) => openFor(page, '/reviews/new'),
  },
  {
    who: 'noah',
    form: 'a comment',
    box: /^Write to/,
    to: async (page: Page) => void (await open(page, '/goals', 'Land a change that others can read')),
  },
  {
    who: 'noah',
    form: 'evidence',
    box: 'What you did',
    to: async (page: Page) => void (await open(page, '/goals', 'Land a change that others can read')),
  },
] as const

test.describe('with JavaScript, what is typed is there again', () => {
  for (const { who, form, box, to } of forms)
    test(`in the form of ${form}`, async ({ as }) => {
      const page = await as(`${who}@demo.cairn`)
      await to(page)
      const field = page.getByRole('textbox', { name: box })
      await write(field, 'Begun.')
      await expect(kept(page)).toBeVisible()

      // Typed and left at once: nothing waits for the pause.
      await write(field, 'Begun, by a link.')
      await page.getByRole('navigation').getByRole('link', { name: 'Today' }).first().click()
      await expect(page.getByText(/^You started/)).toBeVisible()
      await page.goBack()
      await expect(field).toHaveValue('Begun, by a link.')

      await keeping(field).waitFor()
      await write(field, 'Begun, by a reload.')
      await page.reload()
      await expect(field).toHaveValue('Begun, by a reload.')
      await expect(offered(page)).toBeVisible()

      // Words that arrive after the page was made make it anew, which would end a visit that has just begun.
      await keeping(field).waitFor()
      await page.goto('/')
      await page.getByRole('link', { name: 'Continue writing' }).click()
      await expect(field).toHaveValue('Begun, by a reload.')

      await page.getByRole('link', { name: 'Start afresh' }).click()
      await expect(field).toHaveValue('')
      await page.getByRole('link', { name: /Kept .*Begun, by a reload\./ }).click()
      await expect(field).toHaveValue('Begun, by a reload.')
      await page.getByRole('link', { name: 'Delete' }).click()
      await press(page, 'Delete draft', 'Draft deleted.')
      await to(page)
      await expect(field).toHaveValue('')
    })
})

test('words that are on their way when the page is left are sent again', async ({ as }) => {
  const page = await as('noah@demo.cairn')
  await open(page, '/goals', 'Land a change that others can read')
  const field = page.getByLabel(/^Write to/)
  await field.locator('xpath=ancestor::form[@data-keeping]').waitFor()
  // The first request never arrives, as on a slow line.
  await page.evaluate(() => {
    const { fetch } = window
    window.fetch = () => {
      window.fetch = fetch
      document.body.dataset.sent = ''
      return new Promise(() => {})
    }
  })
  await field.fill('Left while it was being kept.')
  await page.locator('body[data-sent]').waitFor()
  await page.reload()
  await expect(field).toHaveValue('Left while it was being kept.')
  await page.getByRole('link', { name: 'Delete' }).click()
  await press(page, 'Delete draft', 'Draft deleted.')
})

test('what was sent is no draft any more', async ({ as }) => {
  const page = await as('noah@demo.cairn')
  const goal = await open(page, '/goals', 'Land a change that others can read')
  const field = page.getByLabel(/^Write to/)
  await write(field, 'A question that was a draft first.')
  await expect(kept(page)).toBeVisible()
  await press(page, 'Send comment', 'Sent.')
  await expect(field).toHaveValue('')
  await page.goto('/drafts')
  await expect(page.getByRole('heading', { name: 'No drafts' })).toBeVisible()
  await page.goto(goal)
  await expect(offered(page)).toBeHidden()
})

test('two devices: the later one is told, and both drafts are listed', async ({ as }) => {
  const phone = await as('mentor@demo.cairn')
  const laptop = await as('mentor@demo.cairn')
  const words = (page: Page) => page.getByLabel('Summary')
  await openFor(phone, '/reviews/new')
  await write(words(phone), 'Begun on the phone.')
  await expect(kept(phone)).toBeVisible()
  await openFor(laptop, '/reviews/new')
  await expect(words(laptop)).toHaveValue('Begun on the phone.')
  await write(words(laptop), 'Gone on with on the laptop.')
  await expect(kept(laptop)).toBeVisible()
  await write(words(phone), 'Gone on with on the phone.')
  await expect(phone.getByText(/^Kept as a second draft/)).toBeVisible()
  await phone.goto('/drafts')
  for (const text of ['Gone on with on the laptop.', 'Gone on with on the phone.'])
    await expect(phone.getByText(text)).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const { who, form, box, to } of forms)
    test(`a button keeps ${form} for later`, async ({ as }) => {
      const page = await as(`${who}@demo.cairn`)
      await to(page)
      const field = page.getByRole('textbox', { name: box })
      const ofForm = page.locator('form').filter({ has: field })
      await write(field, 'Kept by hand.')
      await ofForm.getByRole('button', { name: 'Keep for later' }).click()
      await expect(page.getByText('Kept. You’ll find it under Drafts.')).toBeVisible()
      await expect(field).toHaveValue('Kept by hand.')
      await write(field, 'Kept by hand, twice.')
      await ofForm.getByRole('button', { name: 'Keep for later' }).click()
      await page.goto('/drafts')
      const drafts = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Kept by hand' })
      await expect(drafts).toHaveCount(1)
      await drafts.getByRole('link', { name: 'Continue' }).click()
      await expect(field).toHaveValue('Kept by hand, twice.')
      await page.getByRole('link', { name: 'Delete' }).click()
      await page.getByRole('button', { name: 'Delete draft' }).click()
      await expect(page.getByRole('heading', { name: 'Your drafts' })).toBeVisible()
      await expect(drafts).toHaveCount(0)
    })
})
