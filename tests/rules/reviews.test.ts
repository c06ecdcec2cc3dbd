import { expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { logReviewInput } from '#lib/reviews/input.ts'
import { fullTitle, kindOfLink, nameOfLink } from '#lib/reviews/links/rules.ts'
import { monthStarts, tallyFindings } from '#lib/reviews/rules.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'

test('months begin on their first day, over the turn of a year, with the next one at the end', () => {
  expect(monthStarts('2027-01-31', 3)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'])
})

test('findings are counted by severity', () => {
  expect(tallyFindings([{ severity: 'praise' }, { severity: 'issue' }, { severity: 'praise' }])).toEqual({
    praise: 2,
    suggestion: 0,
    issue: 1,
  })
})

test('a title follows what the link says, once', () => {
  const pull = 'https://github.com/larkfield/payments/pull/482'
  expect(fullTitle(pull, 'Retry')).toBe('payments #482 Retry')
  expect(fullTitle(pull, nameOfLink(pull))).toBe('payments #482')
  expect(fullTitle('https://code.test.example/a/b', 'Retry')).toBe('Retry')
  expect(nameOfLink('https://code.test.example/a/b')).toBe('code.test.example/a/b')
})

const whole = {
  id: newId(),
  juniorId: newId(),
  teamId: newId(),
  url: 'https://git.test.example/pull/1',
  reviewedOn: '2026-11-16',
  visibility: 'pair',
}
const refused = (fields: Record<string, unknown>) => refusedFields(logReviewInput, { ...whole, ...fields })

test('the form is read with its rows: empty ones fall out, the rest keep their order and indentation', () => {
  const themeId = newId()
  const id = newId()
  const read = logReviewInput.parse({
    ...whole,
    goalIds: whole.teamId,
    findings: [
      {
        id,
        severity: 'praise',
        themeId,
        body: 'Good. \n',
        where: 'a.py:3',
        snippet: '\n  if x:\r\n    y()\n\n',
      },
      { id: newId(), severity: 'issue', themeId: '', body: ' ', where: '', snippet: '\n' },
      { id, severity: 'issue', themeId, body: 'Bad' },
    ],
  })
  expect(read.goalIds).toEqual([whole.teamId])
  expect(read.findings).toEqual([
    {
      id,
      severity: 'praise',
      themeId,
      body: 'Good.',
      file: 'a.py',
      line: 3,
      column: null,
      lastLine: null,
      snippet: '  if x:\n    y()',
    },
    {
      id: expect.not.stringContaining(id),
      severity: 'issue',
      themeId,
      body: 'Bad',
      file: null,
      line: null,
      column: null,
      lastLine: null,
      snippet: null,
    },
  ])
})

test('what a tool printed beside a place is kept: its message in the finding, a line of code in the snippet', () => {
  const themeId = newId()
  const finding = (row: Record<string, string>) =>
    logReviewInput.parse({ ...whole, findings: [{ themeId, ...row }] }).findings[0]
  expect(finding({ where: 'src/app.py:88:14: E501 Line too long (120 > 88)' })).toMatchObject({
    file: 'src/app.py',
    line: 88,
    column: 14,
    body: 'E501 Line too long (120 > 88)',
  })
  expect(finding({ where: 'src/app.py:88: error: No', body: 'Look at this.' })?.body).toBe(
    'Look at this.\n\nerror: No',
  )
  expect(finding({ where: 'src/app.py:88:    return x', body: 'Why?' })).toMatchObject({
    line: 88,
    body: 'Why?',
    snippet: '    return x',
  })
  expect(finding({ where: 'src/app.py:88:    return x', body: 'Why?', snippet: 'y' })?.snippet).toBe('y')
})

test('a note named by its link follows what the link is called', () => {
  const merge = 'https://gitlab.com/larkfield/payments/-/merge_requests/9'
  for (const title of ['payments !9', 'payments #9']) expect(fullTitle(merge, title)).toBe('payments !9')
  expect(fullTitle(merge, 'Retry')).toBe('payments !9 Retry')
  expect(kindOfLink(merge)).toBe('Merge request')
  expect(kindOfLink('https://review.test.example/c/payments/+/12')).toBe('Change')
  expect(kindOfLink('https://wiki.test.example/a')).toBe('Link')
})

test.each([
  ['a link that is none', { url: 'payments/482' }, ['url']],
  ['a link that runs a script', { url: 'javascript:alert(1)' }, ['url']],
  ['a link with a password', { url: 'https://me:secret@git.test.example/' }, ['url']],
  ['no link', { url: '' }, ['url']],
  ['a day that is none', { reviewedOn: '2026-02-30' }, ['reviewedOn']],
  ['an unknown visibility', { visibility: 'everybody' }, ['visibility']],
  ['a goal that is no id', { goalIds: ['1 or 1=1'] }, ['goalIds.0']],
  ['too long a text', { summary: 'é'.repeat(10_241) }, ['summary']],
  ['a finding without words', { findings: [{ themeId: newId() }] }, ['findings.0.body']],
  ['a finding without a theme', { findings: [{ body: 'x' }] }, ['findings.0.themeId']],
  [
    'an unknown severity',
    { findings: [{ severity: 'nit', body: 'x', themeId: newId() }] },
    ['findings.0.severity'],
  ],
  ['findings that are no list', { findings: 'x' }, ['findings']],
  [
    'too many findings',
    { findings: Array.from({ length: 51 }, () => ({ body: 'x', themeId: newId() })) },
    ['findings'],
  ],
])('refused: %s', (_name, fields, errors) => {
  expect(refused(fields)).toEqual(errors)
})
