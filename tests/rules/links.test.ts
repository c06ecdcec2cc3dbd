import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkProblem, recogniseLink } from '#lib/text/links/rules.ts'

describe('recogniseLink', () => {
  test.each([
    ['https://github.com/larkfield/payments/pull/482', 'github', 'pull request', 'payments #482'],
    [
      'https://github.com/larkfield/payments/pull/482/files?diff=split#r1',
      'github',
      'pull request',
      'payments #482',
    ],
    ['https://www.github.com/larkfield/payments/pull/482/', 'github', 'pull request', 'payments #482'],
    ['https://github.example.org/larkfield/payments/pull/7', 'github', 'pull request', 'payments #7'],
    ['https://git.example.org/larkfield/payments/pull/7', 'github', 'pull request', 'payments #7'],
    ['https://github.com/larkfield/payments/issues/12', 'github', 'issue', 'payments #12'],
    ['https://github.com/larkfield/payments/commit/3F9C2AB81d', 'github', 'commit', 'payments 3f9c2ab'],
    ['https://github.com/larkfield/payments', 'github', 'repository', 'payments'],
    ['https://github.com/larkfield/payments.git', 'github', 'repository', 'payments'],
    ['https://gitlab.com/larkfield/payments/-/merge_requests/9', 'gitlab', 'merge request', 'payments #9'],
    [
      'https://code.example.org/a/b/c/payments/-/merge_requests/9/diffs',
      'gitlab',
      'merge request',
      'payments #9',
    ],
    ['https://gitlab.com/larkfield/payments/merge_requests/9', 'gitlab', 'merge request', 'payments #9'],
    ['https://gitlab.com/larkfield/payments/-/issues/3', 'gitlab', 'issue', 'payments #3'],
    [
      'https://gitlab.com/larkfield/payments/-/commit/0123456789abcdef',
      'gitlab',
      'commit',
      'payments 0123456',
    ],
    [
      'https://bitbucket.org/larkfield/payments/pull-requests/5/diff',
      'bitbucket',
      'pull request',
      'payments #5',
    ],
    [
      'https://stash.example.org/projects/LARK/repos/payments/pull-requests/5/overview',
      'bitbucket',
      'pull request',
      'payments #5',
    ],
    [
      'https://stash.example.org/users/ada/repos/payments/commits/abcdef012',
      'bitbucket',
      'commit',
      'payments abcdef0',
    ],
    ['https://codeberg.org/larkfield/payments/pulls/4', 'gitea', 'pull request', 'payments #4'],
    ['https://git.example.org:3000/larkfield/payments/pulls/4', 'gitea', 'pull request', 'payments #4'],
    ['http://localhost:3000/larkfield/pay.ments_1/pulls/4', 'gitea', 'pull request', 'pay.ments_1 #4'],
  ])('%s', (url, provider, kind, label) => {
    expect(recogniseLink(url)).toMatchObject({ provider, kind, label })
  })

  test.each([
    ['https://wiki.example/runbooks/refunds', 'wiki.example/runbooks/refunds'],
    ['https://www.wiki.example/', 'wiki.example'],
    ['https://wiki.example:8443/a/b?token=secret#frag', 'wiki.example:8443/a/b'],
    ['https://github.com/larkfield', 'github.com/larkfield'],
    ['https://github.com/larkfield/payments/pull/abc', 'github.com/larkfield/payments/pull/abc'],
    ['https://github.com/larkfield/payments/pulls', 'github.com/larkfield/payments/pulls'],
    ['https://ada:secret@wiki.example/a', 'wiki.example/a'],
  ])('%s is shown by host and path', (url, label) => {
    expect(recogniseLink(url)).toEqual({ provider: null, repository: null, number: null, kind: null, label })
  })

  test.each([
    '',
    'payments #482',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'ftp://a.b/c',
    '//a.b',
    'https://',
    'https:\\\\a.b',
    'mailto:a@b.c',
  ])('%j is no web address', (text) => {
    expect(recogniseLink(text)).toMatchObject({ kind: null, label: 'Link' })
  })

  const part = fc.oneof(
    fc.constantFrom(
      '-',
      'pull',
      'pulls',
      'pull-requests',
      'merge_requests',
      'issues',
      'commit',
      'commits',
      'projects',
      'repos',
      'users',
      '',
      '..',
      '%2e%2e',
      '482',
      'deadbeef',
    ),
    fc.string({ maxLength: 12 }),
  )
  const host = fc.constantFrom(
    'github.com',
    'gitlab.example',
    'bitbucket.org',
    'git.example',
    'codeberg.org',
    'localhost:3000',
    '[::1]',
    'exämple.org',
  )
  const address = fc
    .tuple(host, fc.array(part, { maxLength: 9 }))
    .map(([at, parts]) => `https://${at}/${parts.join('/')}`)

  test('any text gets a label, and none throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(address, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
        (text) => {
          const { label, kind, repository, number } = recogniseLink(text)
          expect(label.trim()).not.toBe('')
          expect(label.length).toBeLessThanOrEqual(120)
          if (kind !== null) expect(label).toContain(repository)
          if (number !== null) expect(label).toBe(`${repository} #${number}`)
        },
      ),
    )
  })

  test('a name and a password, or a query, never reach the label', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{6,12}$/).map((text) => `zq${text}`)
    fc.assert(
      fc.property(address, secret, secret, secret, (url, user, password, query) => {
        const label = recogniseLink(
          `${url.replace('https://', `https://${user}:${password}@`)}?key=${query}#${query}`,
        ).label
        for (const hidden of [user, password, query]) expect(label).not.toContain(hidden)
      }),
    )
  })

  test('the longest and strangest addresses are read in a fixed number of steps', () => {
    for (const filler of ['a/', '-/', '/', 'a.', '%20', '..'])
      expect(recogniseLink(`https://git.example/${filler.repeat(10_000)}pull/1x`).label).not.toBe('')
  })
})

describe('linkProblem', () => {
  test.each([
    'https://a.example',
    'http://localhost:3000/x?y=z#q',
    ' https://a.example/b c'.replace(' c', '/c'),
    'HTTPS://A.EXAMPLE/',
  ])('%s is fine', (text) => {
    expect(linkProblem(text)).toBeUndefined()
  })

  test.each([
    ['', 'Please paste a link.'],
    ['   ', 'Please paste a link.'],
    ['a.example/b', 'This isn’t a web address. It begins with https:// or http://.'],
    ['javascript:alert(1)', 'This isn’t a web address. It begins with https:// or http://.'],
    ['data:text/html,x', 'This isn’t a web address. It begins with https:// or http://.'],
    ['https://a b.example', 'This isn’t a web address. It begins with https:// or http://.'],
    ['https://a.example/\u0000', 'This isn’t a web address. It begins with https:// or http://.'],
    ['https://[a', 'This isn’t a web address. It begins with https:// or http://.'],
    ['https://ada:pw@a.example/', 'Please take the name and the password out of this link.'],
    ['https://github.com@evil.example/', 'Please take the name and the password out of this link.'],
    [`https://a.example/${'x'.repeat(2000)}`, 'This link is too long: 2000 characters at most.'],
    [`https://a.example/${'é'.repeat(700)}`, 'This link is too long: 2000 characters at most.'],
  ])('%j is refused in a sentence', (text, problem) => {
    expect(linkProblem(text)).toBe(problem)
  })

  test('what passes is an absolute http or https address without credentials', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webUrl().map((url) => `java\tscript:${url}`),
        ),
        (text) => {
          if (linkProblem(text)) return
          const url = new URL(text.trim())
          expect(['http:', 'https:']).toContain(url.protocol)
          expect(url.username + url.password).toBe('')
          expect(url.href.length).toBeLessThanOrEqual(2000)
        },
      ),
    )
  })
})
