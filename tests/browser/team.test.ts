import { expect, test } from './fixtures.ts'

test('a lead sees who needs attention first, narrows down, and is two clicks from every record', async ({
  as,
}) => {
  const lead = await as('lead@demo.cairn')
  await lead.goto('/')
  await lead.getByRole('navigation', { name: /./ }).getByRole('link', { name: 'Team', exact: true }).click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(/juniors need attention$/)
  await expect(lead.getByRole('heading', { level: 2 })).toHaveText([
    'Needs attention',
    /^Everyone, by mentor$/,
  ])
  const attention = lead.getByRole('region', { name: 'Needs attention' })
  await expect(attention.getByRole('link', { name: 'Wei', exact: true })).toBeVisible()

  const filters = lead.getByRole('navigation', { name: 'Filters' })
  await filters.getByRole('link', { name: /^Blocked/ }).click()
  await lead.waitForURL(/attention=blocked/)
  const juniors = lead.getByRole('table').getByRole('rowheader').getByRole('link')
  await expect(attention.getByRole('link', { name: 'Wei', exact: true })).toHaveCount(0)
  await expect(attention.getByText(/Goal blocked/).first()).toBeVisible()
  await filters.getByRole('link', { name: /^Marisol Vega/ }).click()
  await lead.waitForURL(/mentor=/)
  await expect(lead.getByRole('table').getByRole('link', { name: 'Leïla Haddad' })).toBeVisible()
  await expect(lead.getByRole('table').getByRole('link', { name: 'Ada Okonkwo' })).toHaveCount(0)
  await filters.getByRole('link', { name: /^Everyone/ }).click()
  await lead.waitForURL((address) => !address.searchParams.has('attention'))
  await filters.getByRole('link', { name: /^All/ }).click()
  await lead.waitForURL((address) => address.search === '')
  await expect(lead.getByRole('table').getByRole('link', { name: 'Ada Okonkwo' })).toBeVisible()
  await lead.getByRole('link', { name: 'Name', exact: true }).click()
  await lead.waitForURL(/by=name/)
  const names = await juniors.allInnerTexts()
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))

  // From a number to the goals that it counts, and to one of them.
  const row = lead.getByRole('row').filter({ has: lead.getByRole('link', { name: 'Ada Okonkwo' }) })
  await row.getByRole('cell').nth(1).getByRole('link').click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Ada Okonkwo')
  expect(new URL(lead.url()).hash).toBe('#stage-2')
  const stage = lead.locator('#stage-2')
  await expect(stage).toBeInViewport()
  await stage.getByRole('link').first().click()
  await lead.waitForURL(/\/goals\//)
  await lead.goBack()
  await lead.goBack()
  await lead.getByRole('heading', { level: 1, name: /attention$/ }).waitFor()
  await lead
    .getByRole('region', { name: 'Needs attention' })
    .getByRole('link', { name: /^Open goal.*Noah/ })
    .click()
  await expect(lead.getByText(/^Blocked for/).first()).toBeVisible()
})
