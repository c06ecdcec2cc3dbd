import { expect, test } from './fixtures.ts'
import { dayFromNow, expectHistory, open, press } from './steps.ts'

test('evidence is taken back, answered by criterion, and stays beside what follows it', async ({ as }) => {
  const title = 'Write clear functions and modules'
  const junior = await as('fatima@demo.cairn')
  await open(junior, '/goals', title)
  await junior.getByLabel('What you did').fill('Sent too early.')
  await press(junior, 'Send version 1', 'Sent.')
  await press(junior, 'Take it back', 'Taken back.')
  await junior.getByLabel('What you did').fill('Now with **tests**.')
  await junior.getByLabel('Link 1', { exact: true }).fill('https://github.com/larkfield/tools/pull/31')
  await press(junior, 'Send version 2', 'Sent.')

  const mentor = await as('olga@demo.cairn')
  await open(mentor, '/queue', title)
  const criteria = mentor.getByRole('radiogroup').filter({ hasText: 'Not yet' })
  await criteria.first().getByText('Met', { exact: true }).click()
  await criteria.nth(1).getByText('Not yet', { exact: true }).click()
  await mentor.getByLabel('What’s missing').nth(1).fill('The second module has no docstring.')
  await mentor.getByLabel('Feedback to Fatima').fill('Nearly there.')
  await press(mentor, 'Request changes', 'Changes requested.')

  await junior.reload()
  await expect(junior.getByText(/The second module has no docstring/).first()).toBeVisible()
  await expect(junior.getByText(/Olga marked this met on/).first()).toBeVisible()
  await junior.getByLabel('What you did').fill('Docstrings are in.')
  await press(junior, 'Send version 3', 'Sent.')

  await open(mentor, '/queue', title)
  await expect(mentor.getByRole('heading', { name: 'Version 3', exact: true })).toBeVisible()
  // Beside it is what it was before, with the answer to that.
  const second = mentor.getByRole('article', { name: 'Version 2' })
  await expect(second.getByText('Now with tests.')).toBeVisible()
  await expect(second.getByText('Changes requested')).toBeVisible()
  await expect(second.getByText('Nearly there.')).toBeVisible()
  await expect(mentor.getByText('Nearly there.')).toHaveCount(1)
  await expect(mentor.getByText('The note changed and 1 link removed since version 2.')).toBeVisible()
  await expect(mentor.getByText('Docstrings are in.')).toBeVisible()
  await expect(mentor.getByText(/^Withdrawn by Fatima/)).toBeVisible()
  for (const criterion of await criteria.all()) await criterion.getByText('Met', { exact: true }).click()
  await press(mentor, 'Approve goal', 'Approved.')
  await expectHistory(mentor, [
    'sent version 1',
    'took version 1 back',
    'asked for changes to version 2',
    'approved version 3',
  ])

  await mentor.getByRole('link', { name: 'Reopen this goal' }).click()
  await mentor.getByRole('textbox', { name: 'Why' }).fill('It fails since the upgrade.')
  await press(mentor, 'Reopen goal', 'Reopened.')
  await junior.reload()
  await expect(junior.getByText(/^Reopened on .* Olga wrote: It fails since the upgrade\./)).toBeVisible()
})

test('an answer to evidence that was edited meanwhile comes back below the evidence as it is now', async ({
  as,
}) => {
  const title = 'Write clear functions and modules'
  const junior = await as('fatima@demo.cairn')
  await open(junior, '/goals', title)
  await junior.getByLabel('What you did').fill('All of it.')
  await press(junior, 'Send version 1', 'Sent.')

  const mentor = await as('olga@demo.cairn')
  await open(mentor, '/queue', title)
  const version = mentor.getByRole('article', { name: 'Version 1' })
  await expect(version).toContainText('All of it.')
  await mentor.getByLabel('Feedback to Fatima').fill('Thank you.')
  await mentor.getByRole('radio', { name: 'Met', exact: true }).first().check({ force: true })

  await junior.getByRole('link', { name: /^Edit/ }).first().click()
  await junior.getByLabel('What you did').fill('All but the last part.')
  await press(junior, 'Save version 1', 'Saved.')

  await mentor.getByRole('button', { name: 'Request changes' }).click()
  await expect(mentor.getByText(/Fatima Al-Rashid changed version 1 at/)).toBeVisible()
  await expect(version).toContainText('All but the last part.')
  await expect(mentor.getByLabel('Feedback to Fatima')).toHaveValue('Thank you.')
  await expect(mentor.getByRole('radio', { name: 'Met', exact: true }).first()).toBeChecked()
  await press(mentor, 'Request changes', 'Changes requested.')
})

test('a goal is blocked and freed, moved, dropped and taken up, each with its reason', async ({ as }) => {
  const title = 'Choose the right data structure'
  const junior = await as('fatima@demo.cairn')
  const goal = await open(junior, '/goals', title)
  await press(junior, 'Start this goal', 'Started.')
  // The only thing that a junior can do besides isn’t folded away.
  await expect(junior.getByText('More actions')).toHaveCount(0)
  await junior.getByRole('link', { name: 'Mark as blocked' }).click()
  await junior.getByRole('textbox', { name: 'Why' }).fill('The licence isn’t there.')
  await press(junior, 'Mark as blocked', 'Marked as blocked.')

  const mentor = await as('olga@demo.cairn')
  await mentor.goto('/')
  await expect(mentor.getByText(title).first()).toBeVisible()
  await mentor.goto(goal)
  await expect(mentor.locator('.state-bar')).toContainText('Blocked')
  await expect(mentor.getByText(/Blocked today\. .* wrote: The licence isn’t there\./)).toBeVisible()
  await press(mentor, 'No longer blocked', 'No longer blocked.')

  await mentor.getByRole('link', { name: /Change date|Set a date/ }).click()
  await mentor.getByLabel('Due on').fill(dayFromNow(60))
  await mentor.getByRole('textbox', { name: 'Why' }).fill('Two weeks were lost.')
  await press(mentor, 'Change date', 'Due date changed.')
  await expect(mentor.locator(`time[datetime="${dayFromNow(60)}"]`).first()).toBeVisible()
  await expect(mentor.getByText('Two weeks were lost.')).toBeVisible()

  await mentor.getByText('More actions').click()
  await mentor.getByRole('link', { name: 'Drop this goal' }).click()
  // A page that was opened before is told of it, with its words kept.
  const late = await as('olga@demo.cairn')
  await late.goto(`${goal}/drop`)
  await mentor.getByRole('textbox', { name: 'Why' }).fill('Not this year.')
  await late.getByRole('textbox', { name: 'Why' }).fill('Too late.')
  await press(mentor, 'Drop goal', 'Dropped.')
  await late.getByRole('button', { name: 'Drop goal' }).click()
  await expect(late.getByText(/You dropped this at \d\d:\d\d\./)).toBeVisible()
  await expect(late.getByRole('textbox', { name: 'Why' })).toHaveValue('Too late.')
  await expect(late.getByRole('link', { name: 'Open this page in a new tab' })).toBeVisible()
  await junior.reload()
  await expect(junior.getByText(/Dropped on .* wrote: Not this year\./)).toBeVisible()
  await expect(junior.getByRole('button', { name: 'Take up again' })).toHaveCount(0)
  await press(mentor, 'Take up again', 'Taken up again.')
  await expectHistory(mentor, [
    'marked this as blocked',
    'marked this as no longer blocked',
    'moved the due date',
    'dropped this goal',
    'took this goal up again',
  ])
})
