import { expect, test } from './fixtures.ts'
import { press } from './steps.ts'

test('a lead pairs two people and ends it again; the mentor keeps the own texts alone', async ({ as }) => {
  const lead = await as('lead@demo.cairn')
  await lead.goto('/')
  await lead.getByRole('link', { name: 'Team', exact: true }).click()
  await lead.getByRole('link', { name: 'People and pairs' }).click()
  await lead.getByRole('link', { name: 'Pair mentor and junior' }).click()
  await lead.getByLabel('Junior').selectOption({ label: 'Wei' })
  await lead.getByLabel('Mentor').selectOption({ label: 'David Chen' })
  await press(lead, 'Pair', 'Paired.')

  const mentor = await as('david@demo.cairn')
  await mentor.goto('/reviews/new')
  await mentor.getByRole('main').getByRole('link', { name: /^Wei/ }).click()
  await mentor.getByLabel('Pull request').fill('https://github.com/larkfield/tools/pull/77')
  await mentor.getByLabel('Summary').fill('A first change, well cut.')
  await mentor.getByRole('button', { name: 'Save review note' }).click()
  await expect(mentor.getByRole('heading', { level: 1 })).toHaveText('tools #77')
  await mentor.goto('/search?q=Wei')
  await mentor.getByRole('main').getByRole('link', { name: 'Wei', exact: true }).click()
  await expect(mentor.getByRole('link', { name: 'Log session' })).toBeVisible()
  const person = new URL(mentor.url()).pathname

  await lead.getByRole('link', { name: 'Change Wei with David Chen' }).click()
  await lead.getByRole('link', { name: 'End this mentorship' }).click()
  const consequences = lead.getByRole('region', { name: 'What will happen' })
  await expect(consequences).toContainText('Wei')
  await expect(consequences).toContainText(/David.*keeps what/)
  await expect(consequences).toContainText(/no other mentor/)
  await press(lead, 'End the mentorship', 'Mentorship ended.')
  await expect(lead.getByText(/Without a mentor: .*Wei/)).toBeVisible()

  await mentor.goto(person)
  await expect(mentor.getByText('You no longer mentor Wei.')).toBeVisible()
  await expect(mentor.getByText('A first change, well cut.')).toBeVisible()
  await expect(mentor.getByRole('heading', { name: 'Goals by stage' })).toHaveCount(0)
  await expect(mentor.getByRole('link', { name: 'Log session' })).toHaveCount(0)
  await mentor.goto('/sessions/new')
  await expect(mentor.getByRole('main').getByRole('link', { name: /^Wei/ })).toHaveCount(0)
})

test('who is deactivated is signed out with the next request, and can’t sign in', async ({ as }) => {
  const person = await as('greta@demo.cairn')
  const admin = await as('admin@demo.cairn')
  await admin.goto('/admin/people?q=Greta')
  await admin.getByRole('main').getByRole('link', { name: 'Greta Hoffmann' }).click()
  await admin.getByRole('link', { name: /^Deactivate/ }).click()
  await expect(admin.getByRole('region', { name: 'What will happen' })).toContainText('Carlos Souza')
  await press(admin, 'Deactivate', 'Deactivated.')

  await person.goto('/queue')
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Welcome back')
  await person.getByLabel('E-mail').fill('greta@demo.cairn')
  await person.getByLabel('Password').fill('cairn-demo-2026')
  await person.getByRole('button', { name: 'Sign in' }).click()
  await expect(person.getByRole('alert').filter({ hasText: 'Wrong e-mail or password' })).toBeVisible()

  await press(admin, 'Reactivate', 'Reactivated.')
})
