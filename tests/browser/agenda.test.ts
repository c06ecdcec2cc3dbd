import { expect, test } from './fixtures.ts'
import { dayFromNow, openNextSession, press } from './steps.ts'

// What both prepared and what is still open appears in the next session, on the day that was planned.
test('what isn’t talked about and what isn’t done stands there again next time', async ({ as }) => {
  const mentor = await as('david@demo.cairn')
  const junior = await as('noah@demo.cairn')
  await openNextSession(junior, 'David')
  await junior.getByLabel(/^Add a point/).fill('Ask for a day at the fair')
  await press(junior, 'Add', 'Added to the agenda.')
  await openNextSession(mentor, 'Noah')
  await mentor.getByLabel(/^Add a point/).fill('Plan the release')
  await press(mentor, 'Add', 'Added to the agenda.')
  await expect(mentor.getByText('Ask for a day at the fair')).toBeVisible()
  await expect(mentor.getByRole('button', { name: 'Take off the agenda: Ask for' })).toHaveCount(0)

  await mentor.getByRole('link', { name: 'Log session' }).click()
  await mentor.getByRole('checkbox', { name: 'Plan the release' }).check()
  await mentor.getByRole('textbox', { name: 'Notes', exact: true }).fill('The release is planned.')
  await mentor.getByRole('group', { name: 'Action 1' }).getByLabel('What').fill('Write the release notes')
  await mentor.getByRole('region', { name: 'Next session' }).getByLabel('Day').fill(dayFromNow(11))
  await press(mentor, 'Save session', 'Session saved')
  await expect(mentor.getByText('The release is planned.')).toBeVisible()

  for (const [page, other] of [
    [mentor, 'Noah'],
    [junior, 'David'],
  ] as const) {
    await openNextSession(page, other)
    await expect(page.locator(`time[datetime^="${dayFromNow(11)}"]`).first()).toBeVisible()
    await expect(page.getByText('Ask for a day at the fair')).toBeVisible()
    await expect(page.getByText('Plan the release')).toHaveCount(0)
    await expect(page.getByText('Write the release notes')).toBeVisible()
  }

  await mentor.getByRole('link', { name: 'Move or cancel' }).click()
  await mentor.getByRole('heading', { level: 1, name: /^Move/ }).waitFor()
  await mentor.getByLabel('Day').fill(dayFromNow(12))
  await mentor.getByRole('button', { name: /^(Move|Save)/ }).click()
  await expect(mentor.getByRole('status').filter({ hasText: 'Session moved.' })).toBeVisible()
  await junior.reload()
  await expect(junior.locator(`time[datetime^="${dayFromNow(12)}"]`).first()).toBeVisible()
})
