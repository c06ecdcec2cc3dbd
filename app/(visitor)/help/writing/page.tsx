import type { Metadata } from 'next'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'

export const metadata: Metadata = { title: 'Writing' }

const examples = [
  {
    typed: 'One line,\nand the next',
    note: 'A line break is a line break. A blank line starts a paragraph.',
  },
  {
    typed: '**important** and *so-so*',
    note: 'Bold and italic. _Words_ between single underscores are italic, too.',
  },
  {
    typed: 'Call super().__init__ in my_class',
    note: 'An underscore in a name is a letter: __init__ and snake_case stay as they are. For bold, use asterisks.',
  },
  { typed: '`retry(3)` gives up', note: 'Code in a sentence.' },
  {
    typed: '```python\nraise TimeoutError\n```',
    note: 'A block of code, in colour. Four spaces in front of each line work as well.',
  },
  { typed: '- one\n- two', note: 'A list. 1. and 2. make a numbered one, - [ ] a list to tick off.' },
  { typed: '> Why not earlier?', note: 'A quote.' },
  { typed: '[the runbook](https://wiki.example)', note: 'A link. A bare https:// address becomes one, too.' },
]

/** Needs no sign-in, as `WhoSeesWhat`. */
export default function Writing() {
  return (
    <Page
      title="Writing"
      width="read"
      lede="Notes, comments, evidence and feedback are Markdown. Preview shows exactly what will be saved."
    >
      <div className="stack-9 sm:stack-10">
        <section className="grid grid-cols-1 gap-4" aria-labelledby="markdown">
          <h2 id="markdown">Markdown</h2>
          <Plain as="ul" className="sheet rows">
            {examples.map(({ typed, note }) => (
              <li key={typed}>
                <div className="grid grid-cols-1 items-start gap-x-6 gap-y-3 sm:grid-cols-2">
                  <pre className="whitespace-pre-wrap">{typed}</pre>
                  <Markdown text={typed} />
                </div>
                <p className="meta mt-2">{note}</p>
              </li>
            ))}
          </Plain>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="lines">
          <h2 id="lines">Short texts</h2>
          <div className="prose">
            <p>
              Actions, agenda points, reasons, remarks and titles aren’t Markdown. Only what is between
              backticks is shown as code.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="places">
          <h2 id="places">Places in code</h2>
          <div className="prose">
            <p>
              Paste where a finding is the way your tools show it: <code>src/app.py:88:14</code>,{' '}
              <code>app.py(12)</code>, <code>app.py#L12-L20</code>, a line of a traceback, or a link to the
              line. A linter’s message that comes with it is kept in the finding.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="hidden">
          <h2 id="hidden">Characters you can’t see</h2>
          <div className="prose">
            <p>
              Control characters from slides and terminals are left out. Characters that could make text read
              in a different order from how it’s stored are shown by their number, such as{' '}
              <span className="turn">U+202E</span>; in code, so is everything else that can’t be seen. Texts
              and names that are written from right to left are shown that way.
            </p>
          </div>
        </section>
      </div>
    </Page>
  )
}
