import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { open, press } from './steps.ts'

const stages = ['Write Go that others can read', 'Run what you write']
const milestones = [
  { stage: 0, kind: 'Skill', title: 'Handle errors as values' },
  { stage: 0, kind: 'Project', title: 'Ship a small service' },
  { stage: 0, kind: 'Behaviour', title: 'Ask before it burns' },
  { stage: 1, kind: 'Skill', title: 'Read a profile' },
  { stage: 1, kind: 'Habit', title: 'Read code of others' },
  { stage: 1, kind: 'Skill', title: 'Write a runbook' },
]

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a lead writes a roadmap, it is assigned, changed, and its people are moved on', async ({ as }) => {
    const lead = await as('outsider@demo.cairn')
    await lead.goto('/roadmaps/new')
    await lead.getByLabel('Title').fill('From first change to on call')
    await lead.getByRole('button', { name: 'Start writing' }).click()
    for (const stage of stages) await addStage(lead, stage)
    for (const milestone of milestones) await addMilestone(lead, milestone)
    await lead.getByRole('link', { name: 'Publish' }).click()
    await press(lead, 'Publish version 1', 'Published.')
    const roadmap = new URL(lead.url()).pathname

    const mentor = await as('greta@demo.cairn')
    await mentor.goto(roadmap)
    await mentor.getByRole('link', { name: new RegExp(`Assign this stage.*${stages[0]}`) }).click()
    await mentor.getByRole('checkbox', { name: /^Ask before it burns/ }).uncheck()
    await press(mentor, 'Assign')

    const junior = await as('carlos@demo.cairn')
    const achieved = await open(junior, '/goals', 'Handle errors as values')
    await press(junior, 'Start this goal')
    await junior.getByLabel('What you did').fill('Every error says what was being done.')
    await junior.getByLabel('Link 1', { exact: true }).fill('https://example.org/pull/1')
    await press(junior, 'Send version 1')
    const kept = await open(junior, '/goals', 'Ship a small service')

    await open(mentor, '/queue', /Handle errors as values/)
    await mentor.getByRole('radio', { name: 'Met', exact: true }).check({ force: true })
    await mentor.getByRole('button', { name: 'Approve goal' }).click()
    await expect(mentor.getByText('Achieved').first()).toBeVisible()

    await lead.goto(roadmap)
    await lead.getByRole('button', { name: 'Change this roadmap' }).click()
    await lead.getByRole('link', { name: 'Ship a small service' }).click()
    await lead.getByLabel('Criterion 1', { exact: true }).fill('Runs on two machines')
    await press(lead, 'Save milestone', 'Saved.')
    await lead.getByRole('link', { name: 'Compare and publish' }).click()
    await expect(lead.getByText('Runs on two machines')).toBeVisible()
    await press(lead, 'Publish version 2', 'Published.')

    await lead.goto(`${roadmap}/move-on`)
    await expect(lead.getByText('Runs on two machines')).toHaveCount(1)
    const carlos = lead.getByRole('checkbox', { name: /^Carlos/ })
    if (!(await carlos.isChecked())) await carlos.check()
    await lead.getByRole('button', { name: 'Move on', exact: true }).click()
    await expect(lead.getByRole('status').first()).toBeVisible()

    await junior.goto(kept)
    await expect(junior.getByText('Runs on two machines').first()).toBeVisible()
    await expect(junior.getByText(/moved this goal from version 1 to version 2/).first()).toBeVisible()
    await junior.goto(achieved)
    await expect(junior.getByText('Achieved').first()).toBeVisible()
  })
})

test('a row is dragged to another place, and a file becomes a working copy', async ({ as }) => {
  const lead = await as('outsider@demo.cairn')
  await lead.goto('/roadmaps/import')
  await lead.getByLabel('File').setInputFiles({
    name: 'ladder.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Level,Area,What it looks like\nOne,First,Does it\n,Second,Does it too\nTwo,Third,Does more\n',
    ),
  })
  await lead.getByRole('button', { name: 'Upload and look' }).click()
  await expect(lead.getByText('2 stages, 3 milestones and 3 criteria', { exact: false })).toBeVisible()
  await press(lead, 'Create working copy', 'Taken into the working copy.')
  const rows = lead.locator('[data-move]')
  await rows.filter({ hasText: 'Second' }).dragTo(rows.filter({ hasText: 'First' }), {
    sourcePosition: { x: 300, y: 10 },
    targetPosition: { x: 300, y: 4 },
  })
  await expect(rows.first()).toContainText('Second')
  await lead.reload()
  await expect(rows.first()).toContainText('Second')
})

async function addStage(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add stage' }).click()
  await page.getByLabel('Title').fill(title)
  await press(page, 'Save stage', 'Saved.')
}

async function addMilestone(page: Page, milestone: (typeof milestones)[number]): Promise<void> {
  const { stage, kind, title } = milestone
  const content = page.locator('.stage').nth(stage)
  if (!(await content.getByRole('button', { name: 'Add milestone' }).isVisible()))
    await content.locator('summary').click()
  await content.getByRole('button', { name: 'Add milestone' }).click()
  await page.getByRole('radio', { name: kind, exact: true }).check({ force: true })
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Add criterion' }).click()
  await page.getByLabel('Criterion 1', { exact: true }).fill(`Has done: ${title}`)
  if (kind === 'Project') await page.getByLabel('Outcome').fill('A service that runs')
  if (kind === 'Behaviour')
    for (const step of [1, 2, 3, 4]) {
      await page.getByLabel(`Step ${step}`, { exact: true }).fill(`Step ${step}`)
      await page.getByLabel(`What one sees at step ${step}`).fill(`One sees ${step}`)
    }
  if (kind === 'Habit') {
    await page.getByLabel('Entries').fill('2')
    await page.getByLabel('For so many').fill('3')
  }
  await press(page, 'Save milestone', 'Saved.')
}
