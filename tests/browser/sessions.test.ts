import { expect, test } from './fixtures.ts'
import { dayFromNow, openNextSession } from './steps.ts'

// Both prepare, the mentor logs, nothing open disappears; once with JavaScript and once without. Each on a pair whose
// planned session no other test uses, since all of a worker share one record.
for (const { javaScriptEnabled, by, of, name } of [
  { javaScriptEnabled: true, by: 'mentor2', of: 'minh-anh', name: 'Trần Minh Anh' },
  { javaScriptEnabled: false, by: 'mentor', of: 'priya', name: 'Priya Raman' },
])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a session is prepared by both, logged, read and edited', async ({ as }) => {
      const mark = javaScriptEnabled ? 'scripted' : 'plain'
      const junior = await as(`${of}@demo.cairn`)
      const mentor = await as(`${by}@demo.cairn`)

      // The junior puts a point on the agenda of the planned session.
      await openNextSession(junior)
      await junior.getByLabel(/^Add a point/).fill(`Ask about ${mark}`)
      await junior.getByRole('button', { name: 'Add', exact: true }).click()
      await expect(junior.getByRole('status')).toContainText('Added to the agenda.')
      await expect(junior.getByText(`Ask about ${mark}`, { exact: true })).toBeVisible()

      // The mentor finds it there with the open actions and logs the session; after a mistake everything typed is
      // still there.
      await openNextSession(mentor, name)
      await mentor.getByRole('link', { name: 'Log session' }).click()
      await mentor.getByRole('checkbox', { name: `Ask about ${mark}` }).check()
      await mentor.getByLabel('New point 1', { exact: true }).fill(`Later: ${mark}`)
      await mentor.getByRole('button', { name: 'Add a point' }).click()
      await expect(mentor.getByLabel('New point 2', { exact: true })).toBeVisible()
      const done = mentor.getByRole('radiogroup').first().getByLabel('Done')
      await done.check({ force: true })
      const action = mentor.getByRole('group', { name: 'Action 1' })
      await action.getByLabel('What').fill(`Try ${mark}`)
      await mentor.getByRole('textbox', { name: 'Notes' }).fill(`We looked at **${mark}**`)
      await mentor.getByRole('textbox', { name: 'Private note' }).fill(`My own ${mark}`)
      await mentor.getByLabel(/^Minutes/).fill('an hour')
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.locator('.problem')).toContainText('Please write the minutes as a number')
      await expect(mentor.getByRole('textbox', { name: 'Notes' })).toHaveValue(`We looked at **${mark}**`)
      await expect(done).toBeChecked()
      await mentor.getByLabel(/^Minutes/).fill('45')

      // No next session is planned by itself; the offered one is pressed, and an action of last year asked about.
      const next = mentor.getByRole('region', { name: 'Next session' })
      await expect(next.getByLabel('Day')).toHaveValue('')
      await next.getByRole('button', { name: /your usual|from today/ }).click()
      await expect(next.getByLabel('Day')).not.toHaveValue('')
      await expect(mentor.getByRole('textbox', { name: 'Notes' })).toHaveValue(`We looked at **${mark}**`)
      await action.getByLabel('By').fill(dayFromNow(-400))
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.locator('.problem')).toContainText('has passed. Is this the day you mean?')
      await expect(action.getByLabel('By', { exact: true })).toHaveValue(dayFromNow(-400))
      await action.getByLabel(/^Yes, .* is meant$/).check()
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.getByRole('status').filter({ hasText: 'Session saved' })).toBeVisible()
      const address = new URL(mentor.url()).pathname

      // Each reads what is for them, and the junior adds notes.
      await junior.goto(address)
      await expect(junior.locator('.prose strong')).toHaveText(mark)
      await expect(junior.getByText(`Try ${mark}`)).toBeVisible()
      await expect(junior.getByText(`My own ${mark}`)).toHaveCount(0)
      await junior.getByRole('link', { name: 'Add your notes' }).click()
      await junior.getByRole('textbox', { name: 'Notes (optional)', exact: true }).fill(`Thank you, ${mark}`)
      await junior.getByRole('button', { name: 'Save notes' }).click()
      await expect(junior.getByText(`Thank you, ${mark}`)).toBeVisible()

      // Of two edits at once, the later one shows both texts and loses nothing.
      const other = await mentor.context().newPage()
      await mentor.goto(`${address}/edit`)
      await other.goto(`${address}/edit`)
      await other.getByRole('textbox', { name: 'Notes', exact: true }).fill(`Saved first ${mark}`)
      await other.getByRole('button', { name: 'Save session' }).click()
      await expect(other.getByText(`Saved first ${mark}`)).toBeVisible()
      await mentor.getByRole('textbox', { name: 'Notes', exact: true }).fill(`Saved second ${mark}`)
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.locator('.theirs')).toContainText(`Saved first ${mark}`)
      await expect(mentor.getByRole('textbox', { name: 'Notes', exact: true })).toHaveValue(
        `Saved second ${mark}`,
      )
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.getByText(`Saved second ${mark}`)).toBeVisible()

      // What is still open is there next time, and the junior closes the action.
      await openNextSession(mentor, name)
      await expect(mentor.getByText(`Later: ${mark}`, { exact: true })).toBeVisible()
      await expect(mentor.getByText(`Ask about ${mark}`)).toHaveCount(0)
      // Opened without saying which session it is, the form asks instead of using up the planned one.
      const title = await mentor.getByRole('heading', { level: 1 }).textContent()
      await mentor.goto('/sessions/new')
      await mentor
        .getByRole('main')
        .getByRole('link', { name: new RegExp(name) })
        .first()
        .click()
      await mentor.getByRole('textbox', { name: 'Notes' }).fill(`Once more ${mark}`)
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.locator('.problem')).toContainText(
        'Please say whether this is the session that was planned.',
      )
      await expect(mentor.getByRole('textbox', { name: 'Notes' })).toHaveValue(`Once more ${mark}`)
      await mentor.getByRole('radio', { name: 'No, it’s another one' }).check({ force: true })
      await mentor.getByRole('button', { name: 'Save session' }).click()
      await expect(mentor.getByRole('status').filter({ hasText: 'Session saved' })).toBeVisible()
      await openNextSession(mentor, name)
      await expect(mentor.getByRole('heading', { level: 1 })).toHaveText(title ?? '')

      await junior.goto('/actions')
      await junior.getByRole('button', { name: `Mark done: Try ${mark}` }).click()
      await expect(junior.getByRole('status')).toHaveText('Done.')
      await expect(junior.getByRole('button', { name: `Mark done: Try ${mark}` })).toHaveCount(0)
    })
  })
