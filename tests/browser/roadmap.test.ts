import { expect, test } from './fixtures.ts'
import { open } from './steps.ts'
import { expectWell } from './well.ts'

const stages = 6
const milestones = 48

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a roadmap opens at the stage that matters, and its cairn turns to another', async ({ as }) => {
      // Ada is in stage 2, and a habit of stage 6 runs beside it.
      const ada = await as('junior@demo.cairn')
      const path = await open(ada, '/roadmaps', 'Junior to Senior Python Developer')
      const unfolded = ada.locator('main details[open]')
      const stage = (title: string) => unfolded.getByRole('heading', { level: 2, name: title })
      await expect(unfolded).toHaveCount(1)
      await expect(stage('Contribute to real-world projects')).toBeVisible()
      const height = await ada.evaluate(() => document.documentElement.scrollHeight)
      expect(height).toBeLessThan(2200)

      const cairn = ada.getByRole('navigation', { name: 'Stages' })
      await cairn.getByRole('link', { name: 'Develop soft skills' }).click()
      await expect(stage('Develop soft skills')).toBeInViewport()
      await expect(unfolded).toHaveCount(1)
      await expect(cairn.locator('[aria-current]')).toHaveText(/^Develop soft skills/)

      // The text of a milestone, and back to its line.
      const line = ada.getByRole('link', { name: /^Mentor a junior/ })
      await line.click()
      await expect(ada.getByRole('heading', { level: 4, name: 'Done when' })).toBeInViewport()
      await expect(stage('Develop soft skills')).toBeVisible()
      await line.click()
      await expect(ada.getByRole('heading', { level: 4, name: 'Done when' })).toHaveCount(0)
      await expect(line).toBeInViewport()

      // Any stage unfolds by itself too.
      await ada.locator('summary', { hasText: 'Master the basics' }).click()
      await expect(unfolded).toHaveCount(2)

      // An address that names only the milestone or the stage, as older links do.
      for (const [name, title] of [
        ['mentor-a-junior', 'Develop soft skills'],
        ['stage-6', 'Keep learning and growing'],
      ] as const) {
        await ada.goto('/roadmaps')
        await ada.goto(`${path}#${name}`)
        await expect(ada.locator(`#${name}`)).toBeInViewport()
        await expect(stage(title)).toBeVisible()
      }
    })
  })

test('a milestone that was searched for is read at once', async ({ as }) => {
  const mentor = await as('mentor@demo.cairn')
  await mentor.goto('/search?q=delegate+and+follow')
  await mentor.getByRole('link', { name: 'Delegate and follow through' }).first().click()
  const milestone = mentor.locator('#delegate-and-follow-through')
  await expect(milestone).toBeInViewport()
  await expect(milestone.getByRole('heading', { name: 'Done when' })).toBeVisible()
})

test('on paper a roadmap is a table of a few sheets, and so is all that it takes', async ({ as }) => {
  const mentor = await as('mentor@demo.cairn')
  const path = await open(mentor, '/roadmaps', 'Junior to Senior Python Developer')
  const sheets = async () => {
    const file = (await mentor.pdf({ preferCSSPageSize: true })).toString('latin1')
    return file.match(/\/Type\s*\/Page\b/g)?.length
  }
  expect(await sheets()).toBeLessThanOrEqual(3)
  await mentor.emulateMedia({ media: 'print' })
  // Its levels are a table too.
  const table = mentor.getByRole('table').filter({ hasText: 'Automate a recurring job' })
  const rows = table.getByRole('row')
  await expect(rows).toHaveCount(1 + stages + milestones)
  await expect(rows.filter({ hasText: 'Automate a recurring job' })).toContainText('Submitted: Ada')
  await mentor.emulateMedia({ media: null })

  await mentor.goto(`${path}?open=all`)
  await expect(rows).toHaveCount(1 + stages + milestones)
  await expectWell(mentor, `${path}?open=all`)
  expect(await sheets()).toBeLessThanOrEqual(12)
})
