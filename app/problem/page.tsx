import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { TopBar } from '#app/_parts/shell/top-bar.tsx'
import { findContext } from '#app/_server/context.ts'
import { Footer } from '#app/_ui/footer.tsx'
import { LostWords } from '#app/_ui/lost-words.tsx'
import { ProblemPage } from '#app/_ui/problem-page.tsx'
import { BrokenCairn } from '#app/_ui/standing-stones.tsx'
import { configuration } from '#lib/core/configuration.ts'
import { findSentWords, readProblem } from '#lib/core/failures.ts'
import { AddressToSet } from './address-to-set.tsx'
import { SentWordsParts } from './sent-words.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const problem = readProblem(await headers())
  const isLost = !problem || (problem.status === 404 && !findSentWords(problem.reference))
  return { title: isLost ? 'No trail here' : pageOf(problem.status).title }
}

const pages: Record<number, { title: string; text: string }> = {
  400: {
    title: 'This couldn’t be read',
    text: 'The address or the form came in a shape that Cairn cannot read. Nothing was saved. Go back, and try from the page itself.',
  },
  401: {
    title: 'You’re signed out',
    text: 'You were signed out before this was sent, so nothing was saved. Sign in, and your text will be back in its form.',
  },
  403: {
    title: 'This did not come from a page of Cairn',
    text: 'To keep other sites from writing in your name, forms are taken from Cairn’s own pages only. Nothing was saved. Open the page here, and send the form again.',
  },
  405: {
    title: 'This page doesn’t accept that kind of request',
    text: 'You can open pages and send forms here, nothing else. Nothing was saved.',
  },
  408: {
    title: 'Cairn is too busy right now',
    text: 'More is arriving than Cairn can handle, and none of this was saved. Please try again in a moment.',
  },
  409: { title: 'This wasn’t saved', text: 'The form is out of date, and nothing was saved.' },
  413: {
    title: 'That was too long',
    text: 'A form can take about a million characters, or a file of 1 MB, and this was more. Nothing was saved, and Cairn didn’t keep the text either. If you have a copy, shorten it, or link to part of it.',
  },
  421: {
    title: 'Cairn doesn’t know this address',
    text: 'You’ve reached Cairn, but it hasn’t been told that this is its address, so it shows no pages here yet.',
  },
  503: {
    title: 'Cairn can’t reach its database right now',
    text: 'The database is busy or can’t be written to. Nothing was saved, and nothing saved earlier is lost. Wait a minute, then reload the page.',
  },
}
const ofTheFile: Record<string, string> = {
  damaged:
    'The database is damaged. Nothing was saved just now. Please tell the person who runs this Cairn, and give them the reference below.',
  unsure:
    'The database went away while something was being saved, so it may be saved or not. Wait a minute, then look at the page before you send it again.',
  removed:
    'The database isn’t in its place. Nothing was saved just now. Please tell the person who runs this Cairn, and give them the reference below.',
}
const failed = {
  title: 'Something went wrong here',
  text: 'It’s our fault, and nothing was saved halfway. Try again. If it keeps happening, tell the person who runs this Cairn, and give them the reference below.',
}

// A sent form whose page is gone is told about the form, not about the page.
const pageOf = (status: number) => pages[status === 404 ? 409 : status] ?? failed

/** The HTTP front sends this page instead of an empty error answer. All other requests get the 404 page. */
export default async function Problem() {
  const problem = readProblem(await headers())
  if (!problem) notFound()
  const sent = findSentWords(problem.reference)
  if (problem.status === 404 && !sent) return <Lost />
  const isElsewhere = problem.status === 421
  const { title, text: usual } = pageOf(problem.status)
  const text = ofTheFile[problem.fault ?? ''] ?? usual
  return (
    <>
      <ProblemPage title={title} reference={problem.status >= 500 ? problem.reference : undefined}>
        {sent?.sentences?.map((sentence) => <p key={sentence}>{sentence}</p>) ?? <p>{text}</p>}
        {(isElsewhere || problem.status === 403) && (
          <AddressToSet {...configuration()} isForm={!isElsewhere} />
        )}
        {sent && <SentWordsParts sent={sent} />}
        {!isElsewhere && (
          <p>
            <a href="/">Back to today</a>
          </p>
        )}
      </ProblemPage>
      {!isElsewhere && <Footer />}
    </>
  )
}

/** One page for what doesn't exist and for what the viewer may not see, so no one can tell them apart. */
async function Lost() {
  const ctx = await findContext()
  return (
    <>
      <ProblemPage
        title="No trail here"
        picture={<BrokenCairn />}
        bar={ctx ? <TopBar viewer={ctx.viewer} isLost /> : undefined}
      >
        <LostWords>
          {ctx && (
            <search>
              <form className="search-form" action="/search" aria-label="Search from here">
                <div>
                  <label className="visually-hidden" htmlFor="lost-q">
                    Search
                  </label>
                  <input
                    className="input"
                    id="lost-q"
                    name="q"
                    type="search"
                    placeholder="Goals, sessions, notes"
                  />
                </div>
                <button type="submit" className="button button--primary">
                  Search
                </button>
              </form>
            </search>
          )}
        </LostWords>
      </ProblemPage>
      <Footer />
    </>
  )
}
