import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkProblem, pastedLink, recogniseLink } from '#lib/text/links/rules.ts'

test('a request is the same request with every tab, below every folder, with an account before the host', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9]{2,9}$/)
  const folders = fc.array(name, { maxLength: 3 })
  const request = fc.constantFrom(
    ['/pull/', '#', ['', '/', '/files', '/commits', '?w=1', '#discussion_r1']],
    ['/pulls/', '#', ['', '/', '/files', '#issuecomment-1']],
    ['/-/merge_requests/', '!', ['', '/', '/diffs', '/commits', '#note_1']],
    ['/pull-requests/', '#', ['', '/', '/overview', '/diff']],
  ) as fc.Arbitrary<[string, string, string[]]>
  fc.assert(
    fc.property(
      folders,
      name,
      name,
      fc.integer({ min: 1, max: 99_999 }),
      request,
      (above, owner, repository, number, [page, sign, tabs]) => {
        for (const tab of tabs)
          for (const account of ['', 'ada@']) {
            const url = pastedLink(
              `https://${account}code.example/${[...above, owner, repository].join('/')}${page}${number}${tab}`,
            )
            expect(url).not.toContain('@')
            expect(linkProblem(url)).toBeUndefined()
            expect(recogniseLink(url)).toMatchObject({
              repository,
              number,
              label: `${repository} ${sign}${number}`,
            })
          }
      },
    ),
  )
})

test('a link as it was pasted', () => {
  expect(pastedLink(' \u200b<https://a.example/b>\u200b ')).toBe('https://a.example/b')
  expect(pastedLink('https://ada@a.example/b')).toBe('https://a.example/b')
  expect(pastedLink('https://github.com@evil.example/')).toBe('https://evil.example/')
  expect(pastedLink('https://a.example/@ada?b=c@d')).toBe('https://a.example/@ada?b=c@d')
  expect(linkProblem(pastedLink('https://ada:pw@a.example/'))).toMatch(/password/)
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
    ['a.example/b', 'This isn’t a web address. It should begin with https:// or http://.'],
    ['javascript:alert(1)', 'This isn’t a web address. It should begin with https:// or http://.'],
    ['data:text/html,x', 'This isn’t a web address. It should begin with https:// or http://.'],
    ['https://a b.example', 'This isn’t a web address. It should begin with https:// or http://.'],
    ['https://a.example/\u0000', 'This isn’t a web address. It should begin with https:// or http://.'],
    ['https://[a', 'This isn’t a web address. It should begin with https:// or http://.'],
    ['https://ada:pw@a.example/', 'Please remove the name and password from this link.'],
    ['https://github.com@evil.example/', 'Please remove the name and password from this link.'],
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
