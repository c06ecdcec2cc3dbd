import { expect, test } from './fixtures.ts'
import { dayFromNow, open, press } from './steps.ts'

test('a lead assigns a whole stage to two juniors, evenly spread, and doubles nothing', async ({ as }) => {
  const lead = await as('lead@demo.cairn')
  await open(lead, '/roadmaps', 'Junior to Senior Python Developer')
  const roadmap = lead.url()
  await lead.getByRole('link', { name: /^Assign\s+Account for memory/ }).click()
  await expect(lead.getByRole('checkbox', { name: /^Account for memory/ })).toBeChecked()
  await lead.getByRole('checkbox', { name: /^Fatima Al-Rashid/ }).check()
  await lead.getByText('No date', { exact: true }).click()
  await press(lead, 'Assign', 'Assigned.')

  await lead.goto(roadmap)
  await lead.getByRole('link', { name: /^Assign this stage.*Deepen your knowledge/ }).click()
  await expect(
    lead.getByRole('checkbox', { name: /^Account for memory.*Planned: .*Fatima Al-Rashid/ }),
  ).toBeVisible()
  await lead.getByRole('link', { name: 'Tick the whole stage' }).click()
  const milestones = lead.getByRole('group', { name: /^Milestones of stage 3/ }).getByRole('checkbox')
  await expect(milestones.first()).toBeChecked()
  const number = await milestones.count()
  await lead.getByRole('checkbox', { name: /^Fatima Al-Rashid/ }).check()
  await lead.getByRole('checkbox', { name: /^Hana Sato/ }).check()
  await lead.getByLabel('First', { exact: true }).fill(dayFromNow(200))
  await lead.getByLabel('Last', { exact: true }).fill(dayFromNow(200 + 7 * (number - 1)))
  await press(lead, 'Assign', 'Assigned.')

  const hana = await as('hana@demo.cairn')
  await hana.goto('/goals')
  for (let week = 0; week < number; week++)
    await expect(hana.locator(`time[datetime="${dayFromNow(200 + 7 * week)}"]`)).toHaveCount(1)

  const fatima = await as('fatima@demo.cairn')
  await fatima.goto('/goals')
  await expect(fatima.getByRole('link', { name: 'Account for memory' })).toHaveCount(1)
  await expect(fatima.locator(`time[datetime="${dayFromNow(200)}"]`)).toHaveCount(1)
  await open(fatima, '/goals', 'Account for memory')
  await expect(fatima.getByText('No date', { exact: true })).toBeVisible()
})
