import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { dayFromNow, open, press, weekdayFromNow } from './steps.ts'

async function openStage(page: Page, position: number): Promise<string> {
  const roadmap = await open(page, '/roadmaps', 'Junior to Senior Python Developer')
  const address = `${roadmap}?stage=${position}#stage-${position}`
  await page.goto(address)
  return address
}

test('a lead assigns a whole stage to two juniors, evenly spread, and doubles nothing', async ({ as }) => {
  const lead = await as('lead@demo.cairn')
  const roadmap = await openStage(lead, 3)
  await lead.getByRole('link', { name: /^Assign\s+Account for memory/ }).click()
  await expect(lead.getByRole('checkbox', { name: /^Account for memory/ })).toBeChecked()
  await lead.getByRole('checkbox', { name: /^Fatima Al-Rashid/ }).check()
  await expect(lead.getByRole('radio', { name: 'One day for all' })).toBeChecked()
  await lead.getByText('No date', { exact: true }).click()
  await press(lead, 'Assign', 'One goal assigned to Fatima.')

  await lead.goto(roadmap)
  await lead.getByRole('link', { name: /^Assign this stage.*Deepen your knowledge/ }).click()
  await expect(
    lead.getByRole('checkbox', { name: /^Account for memory.*Planned: .*Fatima Al-Rashid/ }),
  ).toBeVisible()
  const milestones = lead.getByRole('group', { name: /^Milestones of stage 3/ }).getByRole('checkbox')
  const number = await milestones.count()
  for (let place = 0; place < number; place++) await expect(milestones.nth(place)).toBeChecked()
  await lead.getByRole('checkbox', { name: /^Fatima Al-Rashid/ }).check()
  await lead.getByRole('checkbox', { name: /^Hana Sato/ }).check()
  // From a weekday on, since weekends are left out.
  const first = [200, 201, 202].find((days) => !/^Sat|^Sun/.test(weekdayFromNow(days))) ?? 200
  await lead.getByLabel('First', { exact: true }).fill(dayFromNow(first))
  await lead.getByLabel('Last', { exact: true }).fill(dayFromNow(first + 7 * (number - 1)))
  await press(lead, 'Assign', /goals assigned: .* to Fatima and .* to Hana\./)

  const hana = await as('hana@demo.cairn')
  await hana.goto('/goals')
  for (let week = 0; week < number; week++)
    await expect(hana.locator(`time[datetime="${dayFromNow(first + 7 * week)}"]`)).toHaveCount(1)

  const fatima = await as('fatima@demo.cairn')
  await fatima.goto('/goals')
  await expect(fatima.getByRole('link', { name: 'Account for memory' })).toHaveCount(1)
  await expect(fatima.locator(`time[datetime="${dayFromNow(first)}"]`)).toHaveCount(1)
  await open(fatima, '/goals', 'Account for memory')
  await expect(fatima.getByText('No date', { exact: true })).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('another stage and ticking a whole one keep juniors, dates and what is ticked', async ({ as }) => {
      const lead = await as('lead@demo.cairn')
      await openStage(lead, 3)
      await lead.getByRole('link', { name: /^Assign\s+Account for memory/ }).click()
      const milestones = lead.getByRole('group', { name: /^Milestones of stage/ }).getByRole('checkbox')
      const memory = lead.getByRole('checkbox', { name: /^Account for memory/ })
      const jonas = lead.getByRole('checkbox', { name: /^Jonas/ })
      const due = lead.getByLabel('One day for all')
      const day = lead.getByLabel('All on')
      await expect(memory).toBeChecked()
      await expect(async () => {
        await jonas.check()
        await due.check({ force: true })
        await day.fill(dayFromNow(77))
        expect([await jonas.isChecked(), await due.isChecked(), await day.inputValue()]).toEqual([
          true,
          true,
          dayFromNow(77),
        ])
      }).toPass()
      const expectKept = async () => {
        await expect(jonas).toBeChecked()
        await expect(due).toBeChecked()
        await expect(day).toHaveValue(dayFromNow(77))
        await expect(memory).toBeChecked()
      }

      await lead.getByRole('button', { name: /^1 / }).click()
      await expect(lead.getByRole('group', { name: /^Milestones of stage 1/ })).toBeVisible()
      await expect(lead.getByText('Ticked in other stages:')).toBeVisible()
      await expectKept()
      const inStage = await milestones.count()
      await lead.getByRole('button', { name: 'Tick the whole stage' }).click()
      for (let place = 0; place < inStage; place++) await expect(milestones.nth(place)).toBeChecked()
      await expectKept()
      await lead.getByRole('button', { name: /^3 / }).click()
      await expect(lead.getByRole('group', { name: /^Milestones of stage 3/ })).toBeVisible()
      await expectKept()

      // What is wrong in it is said in the form as it is.
      await day.fill('')
      await lead.getByRole('button', { name: 'Assign', exact: true }).click()
      await expect(lead.getByText('Please choose a day.').first()).toBeVisible()
      await expect(jonas).toBeChecked()
      await expect(memory).toBeChecked()
    })
  })
