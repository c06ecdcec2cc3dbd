import type { Metadata } from 'next'
import { findContext } from './_server/context.ts'
import { Footer } from './_ui/footer.tsx'
import { ProblemPage } from './_ui/problem-page.tsx'
import { BrokenCairn } from './_ui/standing-stones.tsx'
import { TopBar } from './(main)/_parts/top-bar.tsx'

export const metadata: Metadata = { title: 'No trail here' }

/** The one page for what isn't there and for what isn't the viewer's to see: nobody can tell the two apart. */
export default async function NotFound() {
  const ctx = await findContext()
  return (
    <>
      <ProblemPage
        title="No trail here"
        picture={<BrokenCairn />}
        bar={ctx ? <TopBar viewer={ctx.viewer} isLost /> : undefined}
      >
        <p>
          This page was moved or set aside, or the address has a slip in it. If someone sent you the link, it
          may lead to a note that is only theirs.
        </p>
        {ctx && (
          <search>
            <form className="bigfind" action="/search" aria-label="Search from here">
              <div>
                <label className="vh" htmlFor="lost-q">
                  Search
                </label>
                <input
                  className="in"
                  id="lost-q"
                  name="q"
                  type="search"
                  placeholder="Search goals, sessions and notes"
                />
              </div>
              <button type="submit" className="btn btn--go">
                Search
              </button>
            </form>
          </search>
        )}
        <p>
          <a href="/">Back to today</a>
        </p>
      </ProblemPage>
      <Footer />
    </>
  )
}
