import { demoPassword } from '#bin/demo/cast.ts'
import { demoFile } from '../support/demo-database.ts'
import { startServer } from '../support/server.ts'
import { expect, signIn, test } from './fixtures.ts'
import { kept, openFor } from './steps.ts'

// Page, sign-in and server are killed in the middle of typing, in turns. `npm run test:upgrade` renews the build, too.

test('with JavaScript, what was typed is there', async ({ browser }) => {
  const server = await startServer({ database: demoFile })
  const context = await browser.newContext({ baseURL: server.origin })
  try {
    let page = await context.newPage()
    await signIn(page, 'mentor@demo.cairn')
    await openFor(page, '/sessions/new')
    const address = page.url()
    let written = ''
    const notes = () => page.getByRole('textbox', { name: 'Notes', exact: true })
    const type = async (words: string) => {
      written += words
      await notes().pressSequentially(words)
    }
    const expectThere = async () => {
      await page.goto(address)
      await expect(notes()).toHaveValue(written)
      await notes().press('Control+End')
    }

    await type('First the page. ')
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => context.pages().length).toBe(0)
    page = await context.newPage()
    await expectThere()

    await type('Then the server, ')
    await expect(kept(page)).toBeVisible()
    await server.kill()
    await type('while something is typed. ')
    await expect(page.getByText(/^Not kept: no connection/)).toBeVisible()
    await server.start()
    await expect(kept(page)).toBeVisible()
    await expectThere()

    await type('Then the sign-in, ')
    await expect(kept(page)).toBeVisible()
    const cookies = await context.cookies()
    await context.clearCookies()
    await type('too.')
    await expect(page.getByText(/^Not kept: you’re signed out/)).toBeVisible()
    const other = await context.newPage()
    await signIn(other, 'mentor@demo.cairn')
    expect(cookies.length).toBeGreaterThan(0)
    await other.close()
    await expect(kept(page)).toBeVisible()
    await expectThere()
  } finally {
    await context.close()
    await server.stop()
  }
})

test('without JavaScript, what is kept or sent after that is there', async ({ browser }) => {
  const server = await startServer({ database: demoFile })
  const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false })
  try {
    let page = await context.newPage()
    await signIn(page, 'mentor@demo.cairn')
    await openFor(page, '/sessions/new')
    const address = page.url()
    const notes = () => page.getByRole('textbox', { name: 'Notes', exact: true })
    const keep = () => page.getByRole('button', { name: 'Keep for later' }).click()

    await notes().fill('First the page.')
    await keep()
    await expect(page.getByText('Kept. You’ll find it under Drafts.')).toBeVisible()
    await page.close()
    page = await context.newPage()
    await page.goto(address)
    await expect(notes()).toHaveValue('First the page.')

    await notes().fill('Then the server, ')
    await server.kill()
    await notes().pressSequentially('while something is typed.')
    await server.start()
    await keep()
    await expect(page.getByText('Kept. You’ll find it under Drafts.')).toBeVisible()
    await page.goto(address)
    await expect(notes()).toHaveValue('Then the server, while something is typed.')

    await notes().fill('Then the sign-in.')
    await context.clearCookies()
    await keep()
    await expect(page.getByText('Then the sign-in.')).toBeVisible()
    await page.getByLabel('E-mail').fill('mentor@demo.cairn')
    await page.getByLabel('Password').fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(notes()).toHaveValue('Then the sign-in.')
  } finally {
    await context.close()
    await server.stop()
  }
})
