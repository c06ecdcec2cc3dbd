import Database from 'better-sqlite3'
import { expect, test } from './fixtures.ts'
import { dayFromNow, expectHistory, open, press } from './steps.ts'

test('a behaviour is seen by both, then approved at a step of its rubric', async ({ as }) => {
  const junior = await as('minh-anh@demo.cairn')
  await junior.goto('/goals')
  const [, title = ''] =
    /^(.*)$/m.exec(
      await junior
        .getByRole('listitem')
        .filter({ hasText: '1 observation' })
        .getByRole('link')
        .first()
        .innerText(),
    ) ?? []
  const goal = await open(junior, '/goals', title)
  const mentor = await as('mentor2@demo.cairn')
  await mentor.goto(goal)
  await expect(mentor.getByText('1 of 2 observations needed for approval')).toBeVisible()
  await expect(mentor.getByRole('button', { name: 'Approve goal' })).toHaveCount(0)
  await expect(junior.getByRole('button', { name: 'Ask for approval' })).toHaveCount(0)

  await junior.getByLabel('What you saw').fill('I drew the queue for the sales team.')
  await press(junior, 'Add observation', 'Noted.')
  await mentor.reload()
  await expect(mentor.getByText('I drew the queue for the sales team.')).toBeVisible()
  await mentor.getByLabel('What you saw').fill('Minh Anh answered three questions without a slide.')
  await mentor.getByLabel('Day', { exact: true }).fill(dayFromNow(-2))
  await press(mentor, 'Add observation', 'Noted.')
  await junior.reload()
  await expect(junior.getByText('answered three questions without a slide')).toBeVisible()
  await press(junior, 'Ask for approval', 'Asked.')

  await open(mentor, '/queue', title)
  await mentor.getByLabel('Feedback to').fill('You can be proud of that.')
  await mentor.getByRole('button', { name: 'Approve goal' }).click()
  await expect(mentor.getByRole('alert').filter({ hasText: 'to fix' })).toBeVisible()
  const criteria = mentor.getByRole('radiogroup').filter({ hasText: 'Not yet' })
  for (const criterion of await criteria.all()) await criterion.getByText('Met', { exact: true }).click()
  await expect(mentor.getByLabel('Feedback to')).toHaveValue('You can be proud of that.')
  await mentor.getByRole('radio', { name: /^3\. / }).check()
  await press(mentor, 'Approve goal', 'Approved.')
  await expect(mentor.getByText(/is at step 3/)).toBeVisible()
  await expectHistory(mentor, ['approved this goal at step 3'])
})

test('a habit is kept by periods, and approved once it was kept often enough', async ({ as, server }) => {
  const title = 'Go to conferences and meetups'
  const junior = await as('jonas@demo.cairn')
  const goal = await open(junior, '/goals', title)
  const mentor = await as('olga@demo.cairn')
  await mentor.goto(goal)
  const strip = (page: typeof junior) => page.getByRole('list', { name: 'Kept by quarter' })
  await expect(strip(mentor)).toBeVisible()
  await expect(
    strip(mentor)
      .getByText(/running|kept/)
      .first(),
  ).toBeAttached()
  await expect(junior.getByRole('button', { name: 'Ask for approval' })).toHaveCount(0)
  await expect(mentor.getByRole('button', { name: 'Approve goal' })).toHaveCount(0)

  // A year goes by.
  const record = new Database(server.data)
  record
    .prepare('update goals set started_at = started_at - 400 * 86400000 where id = ?')
    .run(goal.split('/').at(-1))
  record.close()
  await junior.reload()
  await expect(
    strip(junior)
      .getByText(/skipped/)
      .first(),
  ).toBeAttached()
  for (const days of [400, 300]) {
    await junior.getByLabel('Day', { exact: true }).fill(dayFromNow(-days))
    await junior.getByLabel('What you took from it').fill(`Met somebody, ${days} days ago.`)
    if (days > 365) {
      // So long ago is asked about.
      await junior.getByRole('button', { name: 'Log entry' }).click()
      await junior.getByRole('checkbox', { name: /is meant/ }).check()
    }
    await press(junior, 'Log entry', 'Noted.')
    await expect(junior.getByText(`Met somebody, ${days} days ago.`)).toBeVisible()
  }
  await expect(junior.getByText(/^(4|5) of 4 quarters$/)).toBeVisible()
  await press(junior, 'Ask for approval', 'Asked.')

  await open(mentor, '/queue', title)
  await mentor.getByLabel('Feedback to Jonas').fill('Kept for a year.')
  await mentor.getByRole('checkbox', { name: /are met$/ }).check()
  await mentor.getByRole('button', { name: 'Approve goal' }).click()
  await expectHistory(mentor, ['approved this goal and said: all three are met'])
})
