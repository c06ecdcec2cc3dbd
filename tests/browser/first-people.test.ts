import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { startServer } from '../support/server.ts'
import { watch } from './contexts.ts'
import { test as base, expect } from './fixtures.ts'
import { press } from './steps.ts'

type Fixtures = {
  empty: { origin: string; data: string; printed: () => string; visitor: () => Promise<Page> }
}

const test = base.extend<Fixtures>({
  empty: async ({ browser, expected }, use) => {
    const server = await startServer()
    const visitors: { page: Page; errors: string[] }[] = []
    const visitor = async () => {
      const context = await browser.newContext({ baseURL: server.origin })
      const page = await context.newPage()
      visitors.push({ page, errors: watch(context) })
      return page
    }
    await use({ ...server, visitor })
    for (const { page, errors } of visitors) {
      await page.context().close()
      const unnamed = errors.filter((error) => !expected.some((pattern) => pattern.test(error)))
      expect(unnamed, 'Errors in the browser').toEqual([])
    }
    expect(
      server
        .printed()
        .split('\n')
        .filter((line) => /"level":(50|60)|unhandled/i.test(line)),
    ).toEqual([])
    await server.stop()
  },
})

const password = 'a few words in a row'

test('from an empty Cairn to a team: set up, invite, join, take back, forget and set anew', async ({
  empty,
  expected,
}) => {
  // A used link leads to a page that says so.
  expected.push(/status of 404 .* at \S+\/(setup|invite|reset)\b/)
  const [, setup = ''] = /(http:\S+\/setup\?token=\S+)/.exec(empty.printed()) ?? []
  const admin = await empty.visitor()
  await admin.goto(setup)
  await admin.getByLabel('Your name').fill('Ines Duarte')
  await admin.getByLabel('E-mail').fill('ines@larkfield.example')
  await admin.getByLabel('Password').fill('short')
  await admin.getByRole('button', { name: 'Set up Cairn' }).click()
  await expect(admin.getByLabel('Your name')).toHaveValue('Ines Duarte')
  await expect(admin.getByLabel('Password')).toBeFocused()
  await admin.getByLabel('Password').fill(password)
  await press(admin, 'Set up Cairn', 'Cairn is ready.')
  const late = await empty.visitor()
  expect((await late.goto(setup))?.status()).toBe(404)

  await admin.goto('/admin/teams/new')
  await admin.getByLabel('Name').fill('Pythonistas')
  await press(admin, 'Create team', 'Team created.')
  const leadsLink = await invite(admin, 'ruth@larkfield.example', 'Lead')

  // The lead joins and invites others.
  const lead = await empty.visitor()
  await lead.goto(leadsLink)
  await expect(lead.getByText(/Ines Duarte has invited you to join Pythonistas as a lead/)).toBeVisible()
  await lead.getByLabel('Your name').fill('Ruth Adeyemi')
  await lead.getByLabel('Choose a password').fill(password)
  await press(lead, 'Join', 'Welcome.')
  await late.goto(leadsLink)
  const closed = late.getByRole('heading', { level: 1, name: 'This invite no longer works' })
  await expect(closed).toBeVisible()
  const used = await late.getByRole('main').innerText()
  await expect(late.getByText(/ask Ines Duarte for a new link/)).toBeVisible()

  await lead.getByRole('link', { name: 'Team', exact: true }).click()
  await lead.getByRole('link', { name: 'Invite people' }).click()
  await expect(lead.getByLabel('E-mail')).toBeVisible()
  const mentorsLink = await invite(lead, 'marisol@larkfield.example', 'Mentor')
  const juniorsLink = await invite(lead, 'ada@larkfield.example', 'Junior')
  await lead.getByRole('link', { name: 'Back to the team' }).click()
  await press(lead, 'Revoke the invite for marisol@larkfield.example', 'Invite revoked.')
  await late.goto(mentorsLink)
  await expect(closed).toBeVisible()
  // Used, taken back or expired: nothing tells which.
  const same = used.replace('Ines Duarte', 'Ruth Adeyemi')
  expect(await late.getByRole('main').innerText()).toBe(same)

  // Eight days go by.
  const record = new Database(empty.data)
  record.prepare("update invites set expires_at = expires_at - 8 * 86400000 where email like 'ada%'").run()
  record.close()
  await late.goto(juniorsLink)
  await expect(closed).toBeVisible()
  expect(await late.getByRole('main').innerText()).toBe(same)

  // The lead forgets their password, and the admin creates a link that works once.
  await admin.goto('/admin/people')
  await admin.getByRole('link', { name: 'Ruth Adeyemi' }).click()
  await admin.getByRole('link', { name: /link/i }).click()
  await admin.getByRole('button', { name: 'Create link' }).click()
  const resetLink = await admin.getByLabel('The link').inputValue()
  await late.goto(resetLink)
  await late.getByLabel('New password').fill('quite another one')
  await late.getByRole('button', { name: 'Save password' }).click()
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('Your new password is saved')
  await lead.goto('/')
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Welcome back')
  await late.goto(resetLink)
  await expect(late.getByText(/A link works once, for an hour/)).toBeVisible()
  await late.getByRole('link', { name: 'Sign in' }).click()
  await late.getByLabel('E-mail').fill('ruth@larkfield.example')
  await late.getByLabel('Password').fill('quite another one')
  await late.getByRole('button', { name: 'Sign in' }).click()
  await late.waitForURL('/')

  // The lead is told of the link wherever they are, until they say that they have read it.
  const told = late.getByRole('complementary', { name: 'About your account' })
  await late.goto('/roadmaps')
  await expect(told).toContainText('An admin, Ines Duarte, created a link to reset your password')
  await expect(told).toContainText('It was used on')
  await told.getByRole('link', { name: 'Your sign-ins' }).click()
  await expect(late.getByText('Your password was reset with a link.')).toBeVisible()
  await expect(late.getByText('Chrome on Linux, this one')).toBeVisible()
  await press(late, 'I’ve read it', 'Saved.')
  await expect(told).toBeHidden()
})

/** Creates an invite on the team's people page; returns its link. */
async function invite(page: Page, email: string, role: string): Promise<string> {
  const another = page.getByRole('link', { name: 'Invite more' })
  if (await another.isVisible()) await another.click()
  else if (!(await page.getByLabel('E-mail').isVisible()))
    await page.getByRole('link', { name: 'Invite', exact: true }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByText(role, { exact: true }).click()
  await page.getByRole('button', { name: 'Create link' }).click()
  return page.getByLabel(`For ${email}`).inputValue()
}
