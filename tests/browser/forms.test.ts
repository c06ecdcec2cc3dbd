import { expect, test } from './fixtures.ts'
import { dayFromNow, open, press } from './steps.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('addresses that were typed are there after a link and Back', async ({ as }) => {
      const page = await as('lead@demo.cairn')
      await open(page, '/teams', /./)
      await page.goto(`${page.url()}/people/invite`)
      const addresses = 'half@example.org\nsecond@example.org'
      const box = page.getByRole('textbox', { name: /^E-mail/ })
      await box.fill(addresses)
      await page.getByRole('link', { name: 'Today', exact: true }).first().click()
      await page.waitForURL('/')
      await page.goBack()
      await expect(box).toHaveValue(addresses)
    })

    test('a form with a mistake in it keeps every value that was typed or chosen', async ({ as }) => {
      const page = await as('mentor@demo.cairn')
      await page.goto('/sessions/new')
      await page
        .getByRole('main')
        .getByRole('link', { name: /Ada Okonkwo/ })
        .first()
        .click()
      const day = page.getByLabel('Day', { exact: true })
      const talked = page.getByRole('region', { name: 'Agenda' }).getByRole('checkbox').first()
      const carried = page.getByRole('radiogroup').first().getByLabel('Drop it')
      const notes = page.getByRole('textbox', { name: 'Notes', exact: true })
      const audience = page.getByRole('radio', { name: 'Only you' })
      const action = page.getByRole('group', { name: 'Action 2' })
      const next = page.getByRole('region', { name: 'Next session' })
      await day.first().fill(dayFromNow(-3))
      await page.getByLabel(/^Minutes/).fill('a while')
      await talked.check()
      await carried.check({ force: true })
      await notes.fill('Two lines,\nand **bold**.')
      await audience.check({ force: true })
      await action.getByLabel('What').fill('Only in the second row')
      await action.getByLabel('Who').selectOption({ label: 'You' })
      await action.getByLabel('By').fill(dayFromNow(5))
      await next.getByLabel('Day').fill(dayFromNow(9))
      await next.getByLabel('Time').fill('15:45')
      await page.getByRole('button', { name: 'Save session' }).click()

      await expect(page.getByRole('heading', { name: 'One thing to fix' })).toBeVisible()
      await expect(page.getByLabel(/^Minutes/)).toHaveValue('a while')
      if (javaScriptEnabled) await expect(page.getByLabel(/^Minutes/)).toBeFocused()
      await expect(day.first()).toHaveValue(dayFromNow(-3))
      await expect(talked).toBeChecked()
      await expect(carried).toBeChecked()
      await expect(notes).toHaveValue('Two lines,\nand **bold**.')
      await expect(audience).toBeChecked()
      await expect(action.getByLabel('What')).toHaveValue('Only in the second row')
      await expect(action.getByLabel('Who')).toHaveValue('mentor')
      await expect(action.getByLabel('By')).toHaveValue(dayFromNow(5))
      await expect(next.getByLabel('Day')).toHaveValue(dayFromNow(9))
      await expect(next.getByLabel('Time')).toHaveValue('15:45')
    })

    test('Enter in a one-line field of a long form sends nothing', async ({ as }) => {
      const page = await as('mentor@demo.cairn')
      await page.goto('/sessions/new')
      await page
        .getByRole('main')
        .getByRole('link', { name: /Ada Okonkwo/ })
        .first()
        .click()
      const action = (number: number) => page.getByRole('group', { name: `Action ${number}` })
      const long = 'x'.repeat(350)
      await page.getByRole('textbox', { name: 'Notes', exact: true }).fill('Half a sentence')
      await action(2).getByLabel('What').fill(long)
      await page.getByLabel(/^Minutes/).fill('45')
      await page.getByLabel(/^Minutes/).press('Enter')
      await action(1).getByLabel('What').fill('Read')
      await action(1).getByLabel('What').press('Enter')
      if (javaScriptEnabled) await expect(action(2).getByLabel('What')).toBeFocused()
      await expect(page.getByRole('button', { name: 'Save session' })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Notes', exact: true })).toHaveValue('Half a sentence')
      await expect(page.getByLabel(/^Minutes/)).toHaveValue('45')
      // What is too long is kept whole, and counted near the limit.
      await expect(action(2).getByLabel('What')).toHaveValue(long)
      if (javaScriptEnabled) {
        await expect(page.getByText('50 too many')).toBeVisible()
        await action(2).getByLabel('What').fill('Write')
        await action(2).getByLabel('What').press('Enter')
        await expect(action(3).getByLabel('What')).toBeFocused()
        await action(2).getByLabel('What').fill(long)
        await page.getByLabel(/^Minutes/).press('Control+Enter')
      } else await page.getByRole('button', { name: 'Save session' }).click()
      await expect(page.getByText('At most 300 characters, please.').first()).toBeVisible()
      await expect(action(2).getByLabel('What')).toHaveValue(long)
    })

    test('what somebody else saves meanwhile takes nothing that was typed, and stands beside it', async ({
      as,
    }) => {
      const page = await as('mentor@demo.cairn')
      const other = await as('mentor@demo.cairn')
      const address = await open(page, '/reviews', 'Let the worker decide about refunds')
      await page.goto(`${address}/edit`)
      await other.goto(`${address}/edit`)
      const words = (browser: typeof page) => browser.getByLabel('Summary')
      const text = `Saved first, ${javaScriptEnabled ? 'with' : 'without'} a script.`
      await words(other).fill(text)
      await other.getByRole('button', { name: 'Save changes' }).click()
      await expect(other.getByRole('status')).toBeVisible()
      await words(page).fill('Written meanwhile.')
      await page.getByLabel('Title').fill('Another title')
      await page.getByRole('button', { name: 'Save changes' }).click()
      await expect(page.getByRole('heading', { name: 'Someone changed this' })).toBeVisible()
      await expect(words(page)).toHaveValue('Written meanwhile.')
      await expect(page.getByLabel('Title')).toHaveValue('Another title')
      await expect(page.getByText(text)).toBeVisible()
      await page.getByRole('button', { name: 'Save changes' }).click()
      await expect(page.getByRole('status')).toBeVisible()
      await expect(page.getByText('Written meanwhile.')).toBeVisible()
    })

    test('a form that is sent twice makes one record', async ({ as }) => {
      const page = await as('noah@demo.cairn')
      const goal = await open(page, '/goals', 'Land a change that others can read')
      const text = `Once, ${javaScriptEnabled ? 'with' : 'without'} a script.`
      await page.getByLabel(/^Write to/).fill(text)
      const sent = page.waitForRequest((request) => request.method() === 'POST')
      const button = page.getByRole('button', { name: 'Send comment' })
      if (javaScriptEnabled) await button.dblclick()
      else await button.click()
      const request = await sent
      await expect(page.getByRole('status')).toContainText('Sent.')
      await expect(page.getByText(text)).toHaveCount(1)

      // The same request again, as a browser that lost the answer sends it.
      const again = await page.request.post(request.url(), {
        headers: { ...(await request.allHeaders()) },
        data: request.postDataBuffer() ?? '',
      })
      expect(again.status()).toBeLessThan(400)
      await page.goto(goal)
      await expect(page.getByText(text)).toHaveCount(1)
    })

    test('another text in a form that was sent before comes back, and is saved by the next press', async ({
      as,
    }) => {
      const page = await as('noah@demo.cairn')
      const way = javaScriptEnabled ? 'with' : 'without'
      const goal = await open(page, '/goals', 'Land a change that others can read')
      const forms = [
        { address: goal, name: 'Write a comment', box: /^Write to/, button: 'Send comment', done: 'Sent.' },
        { address: '/actions', name: 'Add an action', box: 'What', button: 'Add action', done: '' },
      ]
      for (const { address, name, box, button, done } of forms) {
        await page.goto(address)
        const form = page.getByRole('form', { name })
        const id = form.locator('input[name="formId"]')
        const used = await id.inputValue()
        const [first, second] = [`First of ${name}, ${way} a script.`, `Second of ${name}, ${way} a script.`]
        await form.getByLabel(box).fill(first)
        await press(page, button, done)

        // As an older copy of the page sends it.
        await page.goto(address)
        await id.evaluate((field: HTMLInputElement, value) => field.setAttribute('value', value), used)
        await form.getByLabel(box).fill(second)
        await form.getByRole('button', { name: button }).click()
        await expect(form.getByRole('heading', { name: 'This form was already sent' })).toBeVisible()
        await expect(form.getByLabel(box)).toHaveValue(second)
        await expect(id).not.toHaveValue(used)
        await press(page, button, done)
        for (const text of [first, second]) await expect(page.getByText(text)).toHaveCount(1)
      }
    })
  })
