import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { kept, open, openNextSession, press } from './steps.ts'

// A button keeps what is typed in the other forms of its page.

const note = (page: Page) => page.getByLabel('What you did')
const comment = (page: Page) => page.getByLabel(/^Write to/)
// While an answer is due, the box for a comment is folded.
const unfold = (page: Page) => page.locator('summary', { hasText: /^Write to/ }).click()
const onlyMe = (page: Page) => page.getByRole('radio', { name: 'Only you' })
const keptNow = (page: Page) => page.getByText(/^Kept here just now, not sent yet/)
const point = (page: Page) => page.getByRole('textbox', { name: /^Add a point/ })
const actions = (page: Page) => page.getByRole('form', { name: 'Open actions' })
const marks = (page: Page) => actions(page).getByRole('button', { name: /^Mark done/ })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a junior saves ticks, sends a comment and sends evidence', async ({ as }) => {
    const page = await as('leila@demo.cairn')
    await open(page, '/goals', 'Account for memory')
    const boxes = page.getByRole('region', { name: 'Done when' }).getByRole('checkbox')
    await comment(page).fill('Half a comment')
    await onlyMe(page).check({ force: true })
    await note(page).fill('Two lines,\nand **bold**.')
    await page.getByLabel('Link 1', { exact: true }).fill('https://example.org/first')
    await boxes.nth(1).check()
    await page.getByRole('button', { name: 'Save ticks' }).click()
    await expect(page.getByText('Ticks saved.')).toBeVisible()
    await expect(boxes.nth(1)).toBeChecked()
    await expect(note(page)).toHaveValue('Two lines,\nand **bold**.')
    await expect(comment(page)).toHaveValue('Half a comment')
    await expect(onlyMe(page)).toBeChecked()

    await boxes.nth(2).check()
    await comment(page).fill('A whole comment')
    await press(page, 'Send comment', 'Sent.')
    await expect(comment(page)).toHaveValue('')
    await expect(keptNow(page)).toBeVisible()
    await expect(note(page)).toHaveValue('Two lines,\nand **bold**.')
    await expect(page.getByLabel('Link 1', { exact: true })).toHaveValue('https://example.org/first')
    await expect(boxes.nth(2)).toBeChecked()

    // Enter sends no form with a text of several lines, and empties none.
    await comment(page).fill('One more')
    await page.getByLabel('Link 1', { exact: true }).press('Enter')
    await expect(keptNow(page)).toHaveCount(2)
    await expect(note(page)).toHaveValue('Two lines,\nand **bold**.')
    await press(page, 'Send version 1', 'Sent.')
    await expect(comment(page)).toHaveValue('One more')
    await press(page, 'Take it back', 'Taken back.')
    await expect(comment(page)).toHaveValue('One more')
    await expect(note(page)).toHaveValue('')
  })

  test('a mentor sends a comment beside an answer, and an answer that is refused', async ({ as }) => {
    const page = await as('mentor@demo.cairn')
    await open(page, '/queue', /./)
    const feedback = page.getByLabel(/^Feedback to/)
    const met = page.getByRole('radio', { name: 'Met', exact: true })
    await met.first().check({ force: true })
    await feedback.fill('Feedback, half written')
    await page.getByText('Add a private note').click()
    await page.getByLabel('Private note').fill('For me alone')
    await unfold(page)
    await comment(page).fill('A comment')
    await press(page, 'Send comment', 'Sent.')
    await expect(feedback).toHaveValue('Feedback, half written')
    await expect(page.getByLabel('Private note')).toHaveValue('For me alone')
    await expect(met.first()).toBeChecked()

    await unfold(page)
    await comment(page).fill('Another comment')
    await page.getByRole('button', { name: 'Approve goal' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(feedback).toHaveValue('Feedback, half written')
    await expect(comment(page)).toHaveValue('Another comment')
  })

  test('a point typed for a session stays when an action is closed, and the page says what was done', async ({
    as,
  }) => {
    const page = await as('mentor@demo.cairn')
    await openNextSession(page, 'Ada')
    await point(page).fill('Half a point')
    const open = await marks(page).count()
    await marks(page).first().click()
    await expect(page.getByRole('status').filter({ hasText: /./ }).first()).toBeVisible()
    await expect(marks(page)).toHaveCount(open - 1)
    await expect(point(page)).toHaveValue('Half a point')
    // Nothing else is typed on the page, so Enter sends the point.
    await point(page).press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: 'Half a point' })).toBeVisible()
    await expect(point(page)).toHaveValue('')
  })

  test('a choice of one form stays when another is sent', async ({ as }) => {
    const page = await as('junior2@demo.cairn')
    await page.goto('/settings')
    await page.getByLabel('What people call you').fill('Half a name')
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    await press(page, 'Save theme', 'Saved')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.getByLabel('What people call you')).toHaveValue('Half a name')
    await page.getByRole('radio', { name: 'Light' }).check({ force: true })
    await page.getByLabel('Time zone').selectOption('Kolkata')
    await page.getByLabel('Name', { exact: true }).fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked()
    await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Kolkata')
  })
})

test('with JavaScript, a session’s page keeps a point when an action is closed', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await openNextSession(page, 'Priya')
  await point(page).fill('Half a point')
  const open = await marks(page).count()
  await marks(page).first().click()
  await expect(marks(page)).toHaveCount(open - 1)
  await expect(point(page)).toHaveValue('Half a point')
})

test('with JavaScript, a half-typed point stays when another one is taken off the agenda', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await openNextSession(page, 'Ada')
  await point(page).fill('Half a point')
  const agenda = page.getByRole('form', { name: /^Agenda with/ })
  const off = agenda.getByRole('button', { name: /^Take off the agenda/ })
  const before = await off.count()
  await off.first().click()
  await expect(off).toHaveCount(before - 1)
  await expect(point(page)).toHaveValue('Half a point')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Half a point' })).toBeVisible()
  await expect(point(page)).toHaveValue('')
})

test('with JavaScript, a form that changes nothing leaves the others as they are', async ({ as }) => {
  const page = await as('junior2@demo.cairn')
  await page.goto('/settings')
  const called = page.getByLabel('What people call you')
  const address = page.getByLabel('New address')
  await called.fill('Half a name')
  await address.fill('half@example.org')
  for (const button of ['Save theme', 'Save shortcuts']) {
    await press(page, button, 'Saved')
    await expect(called).toHaveValue('Half a name')
    await expect(address).toHaveValue('half@example.org')
  }
  await press(page, 'Save', 'Saved')
  await expect(called).toHaveValue('Half a name')
  await expect(address).toHaveValue('half@example.org')
})

test('with JavaScript, words whose form goes with a button can be copied', async ({ as }) => {
  const page = await as('junior@demo.cairn')
  await open(page, '/actions', /./)
  const what = page.getByLabel('What', { exact: true })
  const left = page.getByRole('region', { name: 'What you wrote' })
  await what.fill('Half an edit')
  await press(page, 'Mark done', 'Done.')
  await expect(left.getByRole('textbox').first()).toHaveValue('Half an edit')
  await press(page, 'Open again', 'Open again.')
  await expect(left).toHaveCount(0)
  await expect(what).toHaveValue('Half an edit')
  await press(page, 'Mark done', 'Done.')
  await left.getByRole('button', { name: 'Discard these words' }).click()
  await expect(left).toHaveCount(0)
})

test('what is typed before a script runs is there afterwards, and each form is its own', async ({ as }) => {
  const page = await as('leila@demo.cairn')
  await page.goto('/goals')
  const goal = await page
    .getByRole('link', { name: 'Write decorators and context managers' })
    .first()
    .getAttribute('href')
  const release = await holdScripts(page)
  await page.goto(goal ?? '', { waitUntil: 'commit' })
  await comment(page).fill('Typed early')
  await onlyMe(page).check({ force: true })
  release()
  const form = page.getByRole('form', { name: 'Write a comment' })
  await expect(form).toHaveAttribute('data-keeping')
  await expect(comment(page)).toHaveValue('Typed early')
  await expect(onlyMe(page)).toBeChecked()
  await expect(page.locator('[form]')).toHaveCount(0)
  await expect(form.getByText('Kept', { exact: true })).toBeVisible()
})

test('a text that is changed before a script runs stays changed', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/reviews')
  const link = page.locator('main a[href^="/reviews/"]:not([href*="/new"])').first()
  const review = await link.getAttribute('href')
  const release = await holdScripts(page)
  await page.goto(`${review}/edit`, { waitUntil: 'commit' })
  const field = page.getByRole('textbox', { name: 'Summary' })
  const served = await field.inputValue()
  await field.fill(`${served} Changed early.`)
  release()
  await expect(page.locator('form[data-keeping]')).toBeVisible()
  await expect(field).toHaveValue(`${served} Changed early.`)
  await expect(kept(page)).toBeVisible()
})

/** Until the answer is called, no script of the page arrives. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.js*', async (route) => {
    await held
    await route.continue()
  })
  return release
}
