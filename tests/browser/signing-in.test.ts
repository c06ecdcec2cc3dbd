import { demoPassword } from '#bin/demo/cast.ts'
import { expect, signIn, test } from './fixtures.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a wrong password keeps the e-mail, and the right one leads to the page that was asked for', async ({
      page,
    }) => {
      await page.goto('/roadmaps')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome back')
      await page.getByLabel('E-mail').fill('leila@demo.cairn')
      await page.getByLabel('Password').fill('not this one')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(
        page.getByRole('alert').filter({ hasText: 'No account has this combination' }),
      ).toBeVisible()
      await expect(page.getByLabel('E-mail')).toHaveValue('leila@demo.cairn')
      await expect(page.getByLabel('Password')).toHaveValue('')
      await page.getByLabel('Password').fill(demoPassword)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('/roadmaps')
    })
  })

test('signing out ends the sign-in: neither the way back nor its cookie opens anything', async ({
  page,
  context,
}) => {
  await signIn(page, 'leila@demo.cairn')
  await page.goto('/goals')
  const cookies = await context.cookies()
  await page.getByLabel(/^Your account/).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('status')).toHaveText('You’re signed out.')

  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome back')
  await context.addCookies(cookies)
  await page.goto('/goals')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome back')
})

test('a new password ends the other sign-ins', async ({ as }) => {
  const here = await as('minh-anh@demo.cairn')
  const there = await as('minh-anh@demo.cairn')
  await here.goto('/settings')
  const form = here.getByRole('region', { name: 'Password' })
  await form.getByLabel('Current password').fill('not this one')
  await form.getByLabel('New password').fill('three wise stones')
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await expect(form.getByLabel('Current password')).toBeFocused()
  await form.getByLabel('Current password').fill(demoPassword)
  await form.getByLabel('New password').fill('three wise stones')
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(here.getByRole('status').filter({ hasText: 'Password changed.' })).toBeVisible()

  await there.goto('/goals')
  await expect(there.getByRole('heading', { level: 1 })).toHaveText('Welcome back')
  await here.goto('/goals')
  await expect(here.getByRole('heading', { level: 1 })).not.toHaveText('Welcome back')
})

test('time zone and theme are what was chosen', async ({ as }) => {
  const page = await as('carlos@demo.cairn')
  await page.goto('/settings')
  const form = page.getByRole('region', { name: 'You' })
  const name = form.getByLabel('Name', { exact: true })
  const before = await name.inputValue()
  await name.fill('')
  await form.getByLabel('Time zone').selectOption('Auckland')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(name).toBeFocused()
  await expect(form.getByLabel('Time zone')).toHaveValue('Pacific/Auckland')
  await name.fill(before)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await expect(form.getByLabel('Time zone')).toHaveValue('Pacific/Auckland')

  for (const [label, theme] of [
    ['Dark', 'dark'],
    ['Light', 'light'],
  ] as const) {
    await page.getByText(label, { exact: true }).click()
    await page.getByRole('button', { name: 'Save theme' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  }
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})
