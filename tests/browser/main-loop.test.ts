import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { addFinding, chooseTheme, open, press, sayAnotherSession } from './steps.ts'

// Assign, submit, request changes, resubmit, approve, log a session, log a review note: with JavaScript and without,
// each on a milestone of its own.
for (const { javaScriptEnabled, stage, milestone } of [
  {
    javaScriptEnabled: true,
    stage: 'Contribute to real-world projects',
    milestone: 'Automate a recurring job',
  },
  {
    javaScriptEnabled: false,
    stage: 'Contribute to real-world projects',
    milestone: 'Deliver a data project',
  },
]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a milestone goes from assigning to achieved, with every step in its history', async ({ as }) => {
      const mentor = await as('mentor@demo.cairn')
      await assign(mentor, stage, milestone, 'Priya Raman')

      const junior = await as('priya@demo.cairn')
      await open(junior, '/goals', milestone)
      await expect(junior.getByRole('heading', { level: 1 })).toHaveText(milestone)
      await press(junior, 'Start this goal')
      const criteria = junior.getByRole('checkbox')
      await criteria.first().check()
      await junior.getByRole('button', { name: 'Save ticks' }).click()
      await expect(junior.getByText('Ticks saved.')).toBeVisible()
      await expect(criteria.first()).toBeChecked()
      await submit(
        junior,
        'The first cut runs every night.',
        'https://github.com/larkfield/reports/pull/9',
        1,
      )

      await open(mentor, '/queue', `Priya’s ${milestone}`)
      await mentor.getByLabel('Feedback to Priya').fill('Say what happens when it fails.')
      await press(mentor, 'Request changes')
      await expect(mentor.getByText('Changes requested').first()).toBeVisible()

      await junior.reload()
      await expect(junior.getByText('Say what happens when it fails.').first()).toBeVisible()
      await submit(
        junior,
        'It tries again, then writes to a person.',
        'https://github.com/larkfield/reports/pull/10',
        2,
      )

      await open(mentor, '/queue', `Priya’s ${milestone}`)
      await expect(mentor.getByText('The first cut runs every night.')).toHaveCount(1)
      await mentor.getByLabel('Feedback to Priya').fill('That is what I hoped for.')
      // Nothing is preselected, so each criterion is judged, or one tick says that all are met.
      await expect(mentor.getByRole('radio', { name: 'Met', checked: true })).toHaveCount(0)
      await mentor.getByRole('button', { name: 'Approve goal' }).click()
      await expect(mentor.getByText('Please say whether criterion 1 is met.').first()).toBeVisible()
      await expect(mentor.getByLabel('Feedback to Priya')).toHaveValue('That is what I hoped for.')
      await mentor.getByRole('checkbox', { name: /are met$/ }).check()
      await mentor.getByRole('button', { name: 'Approve goal' }).click()
      await expect(mentor.getByText('Achieved').first()).toBeVisible()

      await junior.reload()
      const history = junior.getByRole('region', { name: 'Conversation and history' })
      for (const step of [
        'assigned this goal',
        'started',
        'sent version 1',
        'asked for changes',
        'sent version 2',
        'approved',
      ])
        await expect(history.getByText(step).first()).toBeVisible()
    })

    test('a session carries over what is open, and keeps private what is private', async ({ as }) => {
      const mentor = await as('mentor@demo.cairn')
      await mentor.goto('/sessions/new')
      await mentor
        .getByRole('link', { name: /Ada Okonkwo/ })
        .first()
        .click()
      await expect(mentor.getByRole('textbox', { name: 'Notes', exact: true })).toBeVisible()
      await sayAnotherSession(mentor)
      const word = javaScriptEnabled ? 'lighthouse' : 'harbour'
      await mentor.getByRole('textbox', { name: 'Notes', exact: true }).fill(`We spoke about the ${word}.`)
      await mentor.getByRole('textbox', { name: 'Private note' }).fill(`Only mine: ${word} again.`)
      await mentor.getByRole('textbox', { name: 'What', exact: true }).first().fill(`Read about the ${word}`)
      await press(mentor, 'Save session')
      await expect(mentor.getByText(`We spoke about the ${word}.`).first()).toBeVisible()
      // Folded, since somebody may look on.
      await expect(mentor.getByText(`Only mine: ${word} again.`).first()).toBeHidden()
      await mentor.locator('summary', { hasText: 'Your note' }).first().click()
      await expect(mentor.getByText(`Only mine: ${word} again.`).first()).toBeVisible()

      const junior = await as('junior@demo.cairn')
      await junior.goto(new URL(mentor.url()).pathname)
      await expect(junior.getByText(`We spoke about the ${word}.`).first()).toBeVisible()
      await expect(junior.getByText('Only mine')).toHaveCount(0)
      await junior.goto('/actions')
      await expect(junior.getByText(`Read about the ${word}`).first()).toBeVisible()

      await mentor.goto('/sessions/new')
      await mentor
        .getByRole('link', { name: /Ada Okonkwo/ })
        .first()
        .click()
      await expect(mentor.getByText(`Read about the ${word}`).first()).toBeVisible()
    })

    test('a review note with findings reaches the junior', async ({ as }) => {
      const mentor = await as('mentor@demo.cairn')
      await mentor.goto('/reviews/new')
      await mentor
        .getByRole('link', { name: /Ada Okonkwo/ })
        .first()
        .click()
      const number = javaScriptEnabled ? 601 : 602
      await mentor.getByLabel('Pull request').fill(`https://github.com/larkfield/payments/pull/${number}`)
      await mentor.getByLabel('What you saw').first().fill('The name says what it is for.')
      await chooseTheme(mentor, 1, 'Naming')
      await addFinding(mentor, 'Issue')
      await expect(mentor.getByLabel('What you saw')).toHaveCount(2)
      await mentor.getByLabel('What you saw').nth(1).fill('Nothing limits the retries.')
      await chooseTheme(mentor, 2, 'Error handling')
      await press(mentor, 'Save review note')
      await expect(mentor.getByText('Nothing limits the retries.')).toBeVisible()

      const junior = await as('junior@demo.cairn')
      await open(junior, '/reviews', new RegExp(`payments #${number}`))
      await expect(junior.getByText('The name says what it is for.')).toBeVisible()
    })
  })
}

async function assign(page: Page, stage: string, milestone: string, junior: string): Promise<void> {
  await page.goto('/roadmaps')
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('link', { name: new RegExp(`Assign this stage.*${stage}`) }).click()
  // All of it is ticked then.
  const boxes = page.getByRole('group', { name: /^Milestones of stage/ }).getByRole('checkbox')
  for (const box of await boxes.all()) await box.uncheck()
  await page.getByRole('checkbox', { name: new RegExp(`^${milestone}`) }).check()
  await page.getByRole('checkbox', { name: new RegExp(`^${junior}`) }).check()
  await press(page, 'Assign')
}

async function submit(page: Page, note: string, link: string, version: number): Promise<void> {
  await page.getByLabel('What you did').fill(note)
  await page.getByLabel('Link 1', { exact: true }).fill(link)
  await press(page, `Send version ${version}`)
  await expect(page.getByText('Submitted').first()).toBeVisible()
}
