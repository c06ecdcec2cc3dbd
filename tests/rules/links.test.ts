import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recogniseLink } from '#lib/text/links/rules.ts'

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
    ['https://gitlab.com/larkfield/payments/-/merge_requests/9', 'gitlab', 'merge request', 'payments !9'],
    [
      'https://code.example.org/a/b/c/payments/-/merge_requests/9/diffs',
      'gitlab',
      'merge request',
      'payments !9',
    ],
    ['https://gitlab.com/larkfield/payments/merge_requests/9', 'gitlab', 'merge request', 'payments !9'],
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
    ['https://gitlab.com/a/b/c/payments', 'gitlab', 'repository', 'payments'],
    ['https://example.org/gitlab/a/payments/-/merge_requests/9', 'gitlab', 'merge request', 'payments !9'],
    [
      'https://gitlab.com/a/payments/-/merge_requests/9/diffs?commit_id=3f9c2ab81d',
      'gitlab',
      'commit',
      'payments !9 3f9c2ab',
    ],
    [
      'https://github.com/larkfield/payments/pull/482/commits/3f9c2ab81d',
      'github',
      'commit',
      'payments #482 3f9c2ab',
    ],
    [
      'https://codeberg.org/larkfield/payments/pulls/4/commits/3f9c2ab81d',
      'gitea',
      'commit',
      'payments #4 3f9c2ab',
    ],
    [
      'https://github.com/larkfield/payments/blob/main/src/app.py#L12-L20',
      'github',
      'file',
      'payments src/app.py:12-20',
    ],
    ['https://example.org/git/larkfield/payments/pulls/4', 'gitea', 'pull request', 'payments #4'],
    [
      'https://example.org/bitbucket/projects/LARK/repos/payments/pull-requests/5/commits/3f9c2ab81d',
      'bitbucket',
      'commit',
      'payments #5 3f9c2ab',
    ],
    ['https://stash.example.org/projects/LARK/repos/payments/browse', 'bitbucket', 'repository', 'payments'],
    [
      'https://dev.azure.com/larkfield/My%20Work/_git/My%20Payments/pullrequest/12',
      'azure',
      'pull request',
      'My Payments !12',
    ],
    [
      'https://larkfield.visualstudio.com/Work/_git/payments/pullrequest/12?_a=files',
      'azure',
      'pull request',
      'payments !12',
    ],
    ['https://example.org/tfs/Work/_git/payments/pullrequest/12', 'azure', 'pull request', 'payments !12'],
    ['https://larkfield@dev.azure.com/larkfield/Work/_git/payments', 'azure', 'repository', 'payments'],
    [
      'https://dev.azure.com/larkfield/_git/payments/commit/3f9c2ab81d',
      'azure',
      'commit',
      'payments 3f9c2ab',
    ],
    ['https://review.example.org/c/platform/payments/+/12345/3', 'gerrit', 'change', 'payments #12345'],
    ['https://example.org/gerrit/c/platform%2Fpayments/+/12345', 'gerrit', 'change', 'payments #12345'],
    ['https://gerrit.example.org/12345', 'gerrit', 'change', 'change 12345'],
    ['https://gerrit.example.org/#/c/12345/2', 'gerrit', 'change', 'change 12345'],
    ['https://git.sr.ht/~ada/payments', 'sourcehut', 'repository', 'payments'],
    ['https://git.sr.ht/~ada/payments/commit/3f9c2ab81d', 'sourcehut', 'commit', 'payments 3f9c2ab'],
    ['https://lists.sr.ht/~ada/payments-devel/patches/551', 'sourcehut', 'patch', 'payments-devel #551'],
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
    ['https://gitlab.com/users/sign_in', 'gitlab.com/users/sign_in'],
    ['https://gitlab.example.org/dashboard/todos', 'gitlab.example.org/dashboard/todos'],
    ['https://gitlab.com/a/payments/-/tree/main', 'gitlab.com/a/payments/-/tree/main'],
    ['https://github.com/settings/profile', 'github.com/settings/profile'],
    ['https://github.com/orgs/larkfield', 'github.com/orgs/larkfield'],
    ['https://docs.github.com/en/rest', 'docs.github.com/en/rest'],
    ['https://gist.github.com/ada/3f9c2ab81d', 'gist.github.com/ada/3f9c2ab81d'],
    ['https://ada.github.io/notes/refunds', 'ada.github.io/notes/refunds'],
    ['https://codeberg.org/user/login', 'codeberg.org/user/login'],
    ['https://bitbucket.org/account/signin/', 'bitbucket.org/account/signin'],
    ['https://wiki.example/R%C3%BCckgabe/%E8%BF%94', 'wiki.example/Rückgabe/返'],
    ['https://bücher.example/a', 'bücher.example/a'],
    // Cyrillic, a slash that isn't the path's, a mark that turns text around, and no letter at all.
    ['https://раураl.example/a', 'xn--l-7sba6dbr.example/a'],
    ['https://wiki.example/a%2Fb/%E2%80%AEc/%ff', 'wiki.example/a%2Fb/%E2%80%AEc/%ff'],
  ])('%s is shown by host and path', (url, label) => {
    expect(recogniseLink(url)).toMatchObject({
      provider: null,
      repository: null,
      number: null,
      kind: null,
      label,
    })
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
          if (repository !== null) expect(label).toContain(repository)
          if (number !== null) expect(label).toMatch(new RegExp(`[#! ]${number}( [0-9a-f]{7})?$`))
          expect(kind === null).toBe(number === null && repository === null)
          expect(label).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
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
