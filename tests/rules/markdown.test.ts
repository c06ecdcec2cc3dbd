import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MARKDOWN_MAX_BYTES } from '#lib/text/markdown/limits.ts'
import { renderLine, renderMarkdown, renderSnippet } from '#lib/text/markdown/render.ts'

const rel = 'rel="noopener noreferrer nofollow"'
const pre = (language: string) => `<pre tabindex="0" role="group" aria-label="Code${language}"><code>`

describe('renderMarkdown', () => {
  test.each([
    [
      'a paragraph',
      'Hello *you* and **me**, ~~not~~ `code`',
      '<p>Hello <em>you</em> and <strong>me</strong>, <s>not</s> <code>code</code></p>\n',
    ],
    ['lines as they were broken', 'a\nb  \nc', '<p>a<br>\nb<br>\nc</p>\n'],
    [
      'names with underscores',
      '`a` __init__ snake_case __init__.py self.__dict__, __getattr__() and __a_b__ _generate_next_value_ _a and __b',
      '<p><code>a</code> __init__ snake_case __init__.py self.__dict__, __getattr__() and __a_b__ _generate_next_value_ _a and __b</p>\n',
    ],
    [
      'emphasis with underscores',
      '_this_ and __these words__, **__init__** *__init__* [__init__](https://b.example) _(__init__)_',
      `<p><em>this</em> and <strong>these words</strong>, <strong>__init__</strong> <em>__init__</em> <a href="https://b.example" ${rel}>__init__</a> <em>(__init__)</em></p>\n`,
    ],
    ['escaped underscores', '\\_\\_a\\_\\_', '<p>__a__</p>\n'],
    [
      'marks that turn text around',
      'a \u202eb\u202c `c\u2066\u200b` \u200fd\u200b',
      '<p>a <span class="turn">U+202E</span>b<span class="turn">U+202C</span> <code>c<span class="turn">U+2066</span><span class="turn">U+200B</span></code> \u200fd\u200b</p>\n',
    ],
    ['two of them', 'a\n\nb', '<p>a</p>\n<p>b</p>\n'],
    ['HTML as text', '<b>a</b> & "b"', '<p>&lt;b&gt;a&lt;/b&gt; &amp; &quot;b&quot;</p>\n'],
    ['a quote', '> a', '<blockquote>\n<p>a</p>\n</blockquote>\n'],
    ['a numbered list', '3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'],
    ['a line', '---', '<hr>\n'],
    ['a link', '[a](https://b.example "title")', `<p><a href="https://b.example" ${rel}>a</a></p>\n`],
    [
      'a link by reference',
      '[a]\n\n[a]: https://b.example',
      `<p><a href="https://b.example" ${rel}>a</a></p>\n`,
    ],
    [
      'a bare address',
      'see https://b.example/x, or not',
      `<p>see <a href="https://b.example/x" ${rel}>https://b.example/x</a>, or not</p>\n`,
    ],
    ['a mail address', '<a@b.example>', `<p><a href="mailto:a@b.example" ${rel}>a@b.example</a></p>\n`],
    [
      'a link without words',
      '[](https://b.example/x)',
      `<p><a href="https://b.example/x" ${rel}>b.example/x</a></p>\n`,
    ],
    [
      'a picture as a link',
      'a![plan](https://b.example/c.png)',
      `<p>a<a href="https://b.example/c.png" ${rel}>plan</a></p>\n`,
    ],
    [
      'an escaped exclamation mark before a link',
      'a\\![b](https://b.example)',
      `<p>a!<a href="https://b.example" ${rel}>b</a></p>\n`,
    ],
    [
      'other schemes as text',
      '[a](ftp://b) [c](javascript:d) [e](/f) [g](#h) ftp://i //j.k',
      '<p>[a](ftp://b) [c](javascript:d) [e](/f) [g](#h) ftp://i //j.k</p>\n',
    ],
    [
      'links to nowhere as text',
      '[]() [a]() [*b*]( ) ![c](\n) [[d]()]() [https://b.example]()',
      `<p>[]() [a]() [<em>b</em>]( ) ![c](<br>\n) [[d]()]() [<a href="https://b.example" ${rel}>https://b.example</a>]()</p>\n`,
    ],
    [
      'a task list',
      '- [ ] a\n- [x] b',
      '<ul>\n<li class="task"><span class="task__mark" role="img" aria-label="To do">☐</span> a</li>\n<li class="task"><span class="task__mark" role="img" aria-label="Done">☑</span> b</li>\n</ul>\n',
    ],
    ['code by indent', '    a < b', `${pre('')}a &lt; b\n</code></pre>\n`],
    ['code without a language', '```\na < b\n```', `${pre('')}a &lt; b\n</code></pre>\n`],
    ['code in an unknown language', '```cobol\na\n```', `${pre('')}a\n</code></pre>\n`],
    [
      'code in a known one',
      '```py title="x"\nreturn "a" # b\n```',
      `${pre(', Python')}<span class="keyword">return</span> <span class="string">&quot;a&quot;</span> <span class="remark"># b</span>\n</code></pre>\n`,
    ],
    [
      'a change',
      '```diff\n a\n-b\n+c\n```',
      `${pre(', Diff')} a\n<span class="deleted">-b\n</span><span class="added">+c\n</span></code></pre>\n`,
    ],
  ])('%s', (_what, text, html) => {
    expect(renderMarkdown(text)).toBe(html)
  })

  test('a table, aligned by classes', () => {
    const html = renderMarkdown('|a|b|c|\n|-|:-:|-:|\n|1|*2*|3|\n|4|')
    expect(html.replace(/\n/g, '')).toBe(
      '<div class="prose__table" tabindex="0" role="group" aria-label="Table"><table>' +
        '<thead><tr><th>a</th><th class="center">b</th><th class="right">c</th></tr></thead>' +
        '<tbody><tr><td>1</td><td class="center"><em>2</em></td><td class="right">3</td></tr>' +
        '<tr><td>4</td><td class="center"></td><td class="right"></td></tr></tbody></table></div>',
    )
  })

  test.each([
    ['# a\n## b\n### c\n## d', 'h3 h4 h5 h4'],
    ['### a\n# b\n#### c', 'h3 h3 h4'],
    ['## a\n###### b\n#### c\n##### d', 'h3 h4 h4 h5'],
    ['# a\n## b\n### c\n#### d\n##### e\n###### f', 'h3 h4 h5 h6 h6 h6'],
    ['a\n=\n#\nb\n-', 'h3 h4'],
  ])('headings of %j fit below the page’s own, without a gap', (text, levels) => {
    expect((renderMarkdown(text).match(/<h\d/g) ?? []).join(' ').replaceAll('<', '')).toBe(levels)
  })

  test('headings never go down by more than one level', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), (wanted) => {
        const html = renderMarkdown(wanted.map((level) => `${'#'.repeat(level)} a`).join('\n'))
        const levels = [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]))
        expect(levels.length).toBe(wanted.length)
        const steps = levels.map((level, index) => level - (levels[index - 1] ?? 2))
        expect(Math.max(0, ...steps)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a text over the limit is shown as it was typed', () => {
    const text = `# a <b>\n${'x'.repeat(MARKDOWN_MAX_BYTES)}`
    expect(renderMarkdown(text)).toMatch(/^<p># a &lt;b&gt;\nx+<\/p>\n$/)
  })

  test('code that is too long for its grammar is shown without colours', () => {
    const lines = 'return 1\n'.repeat(1000)
    expect(renderMarkdown(`\`\`\`py\n${lines}\`\`\``)).toBe(`${pre(', Python')}${lines}</code></pre>\n`)
    const fences = `\`\`\`py\n${'return 1\n'.repeat(400)}\`\`\`\n`
    expect(renderMarkdown(fences.repeat(3)).match(/<span class="keyword">/g)?.length).toBe(400)
  })

  test('the same text is the same HTML, also when it comes from the cache', () => {
    const text = `[a]: https://b.example\n\n[a] ${'c '.repeat(50)}`
    expect(renderMarkdown(text)).toBe(renderMarkdown(text))
    expect(renderLine('a')).toBe('a')
    expect(renderMarkdown('a')).toBe('<p>a</p>\n')
  })
})

test('renderLine makes a line without a paragraph, and no blocks', () => {
  expect(renderLine('Chains with `raise … from`, so # nothing')).toBe(
    'Chains with <code>raise … from</code>, so # nothing',
  )
  expect(renderLine('# a')).toBe('# a')
})

test('what was rendered before is told apart by its place and its code', () => {
  renderSnippet('88:x', null, 'worker.py')
  expect(renderSnippet('x', null, 'worker.py:88')).toBe(`${pre(' in worker.py:88')}x</code></pre>\n`)
})

test('Trojan Source: what would turn code around is shown in it', () => {
  const html = renderSnippet(
    'access = "user\u202e \u2066# Check if admin\u2069 \u2066"\nif access != "user": a\u200bb',
    'python',
  )
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/)
  expect(html.match(/U\+[0-9A-F]+/g)).toEqual(['U+202E', 'U+2066', 'U+2069', 'U+2066', 'U+200B'])
  expect(renderSnippet('\u202e'.repeat(100), null)).toContain('U+202E U+202E U+202E U+202E …')
})

test('renderSnippet highlights, names its place, and takes code without a language', () => {
  expect(renderSnippet('if a:', 'python', 'a"b.py')).toBe(
    '<pre tabindex="0" role="group" aria-label="Code in a&quot;b.py"><code><span class="keyword">if</span> a:</code></pre>\n',
  )
  expect(renderSnippet('a < b', null)).toBe(`${pre('')}a &lt; b</code></pre>\n`)
})
