import type { Page } from '@playwright/test'
import { counted } from './counted.ts'
import { expect, test } from './fixtures.ts'
import { addFinding, chooseTheme, open } from './steps.ts'

const saved = (page: Page) => expect(page.getByRole('status').first()).toBeVisible()

test('evidence with four criteria is answered in five presses at most, and the next is offered', async ({
  as,
}) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/')
  const { pressed, press: go, type } = counted()
  const need = page.getByRole('listitem').filter({ hasText: 'Explain the object model' })
  await go(need.getByRole('link', { name: /^Check/ }), 'Check')
  await expect(page.getByRole('heading', { name: 'Evidence', exact: true })).toBeInViewport()
  // What is asked of it is there once, and its decision is in reach from the evidence on.
  await expect(page.getByText('Writes a descriptor that validates an attribute')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Approve goal' })).toBeInViewport()
  await expect(page.getByRole('radio', { name: 'Met', checked: true })).toHaveCount(0)
  await go(page.getByRole('checkbox', { name: 'All four are met' }), 'All four are met')
  await type(page.getByLabel('Feedback to Leïla'), 'The registry made it plain.')
  await go(page.getByRole('button', { name: 'Approve goal' }), 'Approve goal')
  await saved(page)
  expect(pressed.length, pressed.join(', ')).toBeLessThanOrEqual(5)

  await expect(page.getByText(/You approved version 1 and said: all four are met/)).toBeVisible()
  const notice = page.getByRole('status').filter({ hasText: 'Approved.' })
  await expect(notice).toBeInViewport()
  await notice.getByRole('link', { name: /^Next: / }).click()
  await expect(page.getByRole('heading', { name: 'Evidence', exact: true })).toBeInViewport()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/Explain the object model/)
})

test('a page with evidence to check is about half as high as it was, and hides nothing that is in focus', async ({
  as,
}) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/')
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, '/queue', /./)
  // How long the evidence itself is depends on who wrote it.
  const added = await page.evaluate(() => {
    const evidence = document.querySelector('section[aria-labelledby="evidence"] .sheet')
    return document.documentElement.scrollHeight - (evidence?.getBoundingClientRect().height ?? 0)
  })
  expect(added).toBeLessThan(1650)

  // By the keyboard through the whole form: the decision stays at the foot, and what has the focus stays clear of it.
  await page.locator('summary', { hasText: 'Add a private note' }).click()
  await page.getByRole('checkbox', { name: /are met$/ }).focus()
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    const [focused, bar] = await page.evaluate(() => {
      const bar = document.querySelector('.verdict-bar')
      const field = document.activeElement
      const inside = bar?.contains(field)
      return [
        inside ? 0 : (field?.getBoundingClientRect().bottom ?? 0),
        bar?.getBoundingClientRect().top ?? 0,
      ]
    })
    expect(focused).toBeLessThanOrEqual(bar as number)
  }
})

test('evidence is sent in five presses at most, and the feedback on it is where “Read it” leads', async ({
  as,
}) => {
  const page = await as('junior@demo.cairn')
  await page.goto('/')
  const { pressed, press: go, type } = counted()
  await go(page.getByRole('link', { name: /^Read it/ }).first(), 'Read it')
  const feedback = page.locator('#feedback')
  await expect(feedback).toBeInViewport()
  await expect(feedback.getByText('Changes requested')).toBeVisible()
  await expect(page.getByRole('article', { name: /^Version/ }).filter({ has: feedback })).toHaveCount(1)
  const all = page.getByRole('button', { name: /^Tick all/ })
  if ((await all.count()) > 0) await go(all, 'Tick all')
  await expect(page.getByRole('checkbox', { checked: false })).toHaveCount(0)
  await type(page.getByLabel('What you did'), 'The retries are limited now.')
  await type(page.getByLabel('Link 1', { exact: true }), 'https://github.com/larkfield/payments/pull/9')
  await go(page.getByRole('button', { name: /^Send version/ }), 'Send')
  await saved(page)
  expect(pressed.length, pressed.join(', ')).toBeLessThanOrEqual(5)
})

test('a session with two actions is logged in five presses at most', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/')
  const { pressed, press: go, type } = counted()
  await go(page.getByRole('link', { name: 'Log session with Leïla Haddad' }), 'Log session')
  await type(page.getByRole('textbox', { name: 'Notes', exact: true }), 'We read the registry together.')
  const what = page.getByRole('textbox', { name: 'What', exact: true })
  await type(what.first(), 'Read PEP 487')
  await page.keyboard.press('Enter')
  await expect(what.nth(1)).toBeFocused()
  await page.keyboard.type('Show it to the team')
  await go(page.getByRole('button', { name: 'Save session' }), 'Save')
  await saved(page)
  expect(pressed.length, pressed.join(', ')).toBeLessThanOrEqual(5)
  for (const action of ['Read PEP 487', 'Show it to the team'])
    await expect(page.getByRole('link', { name: action })).toBeVisible()
})

for (const from of ['the person’s page', 'the planned session'])
  test(`a session takes five presses at most from ${from}, which offers its usual length`, async ({ as }) => {
    const page = await as('mentor@demo.cairn')
    await page.goto('/')
    const prepare = page.getByRole('link', { name: 'Prepare the session with Ada Okonkwo' })
    if (from === 'the planned session') await prepare.click()
    else {
      await open(page, '/sessions', 'Ada Okonkwo')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada Okonkwo')
    }
    const { pressed, press: go, type } = counted()
    await go(page.getByRole('link', { name: 'Log session', exact: true }), 'Log session')
    await expect(page.getByRole('textbox', { name: /^Minutes/ })).toHaveValue('')
    await expect(page.getByText('50 minutes, as last time')).toBeVisible()
    if (from !== 'the planned session') await go(page.getByText('No, it’s another one'), 'another one')
    await type(page.getByRole('textbox', { name: 'Notes', exact: true }), 'We talked about the release.')
    const what = page.getByRole('textbox', { name: 'What', exact: true })
    await type(what.first(), `Draw it, from ${from}`)
    await page.keyboard.press('Enter')
    await expect(what.nth(1)).toBeFocused()
    await page.keyboard.type(`Tell Ruth, from ${from}`)
    await go(page.getByRole('button', { name: 'Save session' }), 'Save')
    await saved(page)
    expect(pressed.length, pressed.join(', ')).toBeLessThanOrEqual(5)
  })

test('a review note with three findings is written in ten presses at most', async ({ as }) => {
  const page = await as('mentor@demo.cairn')
  await page.goto('/')
  const { pressed, press: go, type } = counted()
  await go(page.getByRole('link', { name: /^Log review for Ada/ }), 'Log review')
  await type(page.getByLabel('Pull request'), 'https://github.com/larkfield/payments/pull/714')
  await type(page.getByLabel('What you saw'), 'Every unhappy path has a test.')
  const kind = page
    .getByRole('group', { name: 'Finding 1', exact: true })
    .getByRole('radio', { name: 'Praise' })
  await go(kind, 'Praise')
  await chooseTheme(page, 1, 'Tests')
  await addFinding(page, 'Issue')
  await expect(page.getByLabel('What you saw').nth(1)).toBeFocused()
  await page.keyboard.type('Nothing limits the retries.')
  await chooseTheme(page, 2, 'Error handling')
  await addFinding(page, 'Suggestion')
  await expect(page.getByLabel('What you saw').nth(2)).toBeFocused()
  await page.keyboard.type('The loop could be a comprehension.')
  await chooseTheme(page, 3, 'Readability')
  pressed.push('Tests', 'Issue', 'Error handling', 'Suggestion', 'Readability')
  await go(page.getByRole('button', { name: 'Save review note' }), 'Save')
  await saved(page)
  expect(pressed.length, pressed.join(', ')).toBeLessThanOrEqual(10)
  const findings = page.locator('.finding')
  await expect(findings).toHaveCount(3)
  for (const [place, words] of ['Praise', 'Issue', 'Suggestion'].entries())
    await expect(findings.nth(place).getByText(words).first()).toBeVisible()
})

test('a lead reads who is blocked, and why, with one press at most', async ({ as }) => {
  const page = await as('lead@demo.cairn')
  await page.goto('/')
  const { pressed, press: go } = counted()
  await go(page.getByRole('link', { name: 'Open the team' }), 'Open the team')
  const blocked = page.getByRole('listitem').filter({ hasText: 'Goal blocked' }).first()
  await expect(blocked.getByText(/\w+ wrote: \S/)).toBeVisible()
  expect(pressed.length).toBe(1)
  await page.goto('/')
  await page
    .getByRole('link', { name: /^Find a mentor/ })
    .first()
    .click()
  await expect(page.getByLabel('Junior')).toHaveValue(/./)
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 1280, height: 500 } })

    test('a promise is ticked where it is shown, and opened again there', async ({ as }) => {
      const page = await as('mentor@demo.cairn')
      await page.goto('/')
      const rows = page.getByRole('form', { name: 'Needs you now' }).getByRole('listitem')
      const promise = rows.filter({ hasText: 'You promised Leïla' }).first()
      await promise.getByRole('button', { name: /^Mark done/ }).click()
      await expect(promise.getByRole('status')).toHaveText('Done.')
      await expect(promise).toBeInViewport()
      const undo = promise.getByRole('button', { name: /^Undo/ })
      if (javaScriptEnabled) await expect(undo).toBeFocused()
      await undo.click()
      await expect(promise.getByRole('status')).toHaveText('Open again.')
      await expect(promise.getByRole('button', { name: /^Mark done/ })).toBeVisible()
      await page.goto('/')
      await expect(promise.getByRole('status')).toHaveCount(0)
    })

    test('what is saved in passing keeps its place, and says so there', async ({ as }) => {
      const page = await as('mentor@demo.cairn')
      await page.goto('/actions')
      const last = page.getByRole('form', { name: 'Open actions of others' }).getByRole('listitem').last()
      const words = await last.getByRole('link').first().textContent()
      const line = page
        .getByRole('listitem')
        .filter({ hasText: words ?? '' })
        .last()
      await last.getByRole('button', { name: /^Mark done/ }).click()
      await expect(line.getByRole('status')).toHaveText('Done.')
      await expect(line).toBeInViewport()
      await expect(page.getByRole('status')).toHaveCount(1)

      await page.goto('/sessions')
      await page
        .locator('summary', { hasText: /agenda|for next time/ })
        .last()
        .click()
      const agenda = page.locator('[id^="agenda-"]').last()
      for (const point of ['Ask about the fair', 'Plan the release']) {
        await agenda.getByRole('textbox').fill(point)
        await agenda.getByRole('button', { name: 'Add', exact: true }).click()
        await expect(agenda.getByText(point)).toBeVisible()
        await expect(agenda.getByRole('status')).toBeInViewport()
        if (javaScriptEnabled) await expect(agenda.getByRole('textbox')).toBeFocused()
      }

      const junior = await as('leila@demo.cairn')
      await open(junior, '/goals', 'Account for memory')
      const tick = junior.getByRole('button', { name: 'Save ticks' })
      await tick.scrollIntoViewIfNeeded()
      await tick.click()
      await expect(junior.getByText('Ticks saved.')).toBeInViewport()
    })
  })
