import type { Metadata } from 'next'
import { changedJot } from '#app/_parts/jots/changed-jot.ts'
import { JotField } from '#app/_parts/jots/jot-field.tsx'
import { JotLines } from '#app/_parts/jots/jot-lines.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { Pages } from '#app/_ui/chips.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { capital, count, countInWords } from '#lib/core/format.ts'
import type { JotPlace } from '#lib/jots/rules.ts'
import { getJotsPage } from '#lib/views/jots/reads.ts'
import { changeJot, jot, sendPage } from './actions.ts'
import { ClosedJots } from './closed-jots.tsx'

type Props = { searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Your jots' }

const headings: Record<JotPlace, string> = {
  come: 'Their day has come',
  undated: 'Open',
  later: 'Coming back later',
}

export default async function JotsPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const page = pageNumber(one(query.page)) ?? 1
  const changed = await changedJot()
  const shown = await getJotsPage(ctx, {
    page,
    closedPage: pageNumber(one(query.closed)) ?? 0,
    changedId: changed?.id,
  })
  const { people, open, counts, closed } = shown
  const at = (number: number) => (number > 1 ? `/jots?page=${number}` : '/jots')
  const places = (['come', 'undated', 'later'] as const).map((place) => ({
    place,
    jots: open.jots.filter((each) => each.place === place),
  }))
  return (
    <FormsPage
      width="read"
      title="Your jots"
      lede={`What you noted for later, in a line. ${openWords(counts.open)} Nobody else can see any of them.`}
      forms={sendPage}
    >
      <DidNotice elsewhere={['jot-']} />
      <div className="stack-8">
        {ctx.viewer.roles.length > 0 && (
          <div id="jot-field">
            <JotField
              ctx={ctx}
              people={people}
              jot={jot}
              from="/jots"
              renewed={`${counts.open} ${counts.closed}`}
            />
            <DidNotice at="jot-field" hasField />
          </div>
        )}
        {open.jots.length === 0 && (
          <EmptyList title={page === 1 ? 'No open jots' : 'No more jots'} level={2}>
            {page === 1
              ? 'Note a thought before it’s gone, and make it into an agenda point, an action or more when there’s time.'
              : undefined}
          </EmptyList>
        )}
        {places.map(
          ({ place, jots }) =>
            jots.length > 0 && (
              <section key={place} aria-labelledby={place}>
                <div className="section-head">
                  <h2 id={place}>{headings[place]}</h2>
                </div>
                <JotLines
                  ctx={ctx}
                  jots={jots}
                  changeJot={changeJot}
                  from={at(page)}
                  label={headings[place]}
                  name={place}
                  changed={changed}
                />
              </section>
            ),
        )}
        <Pages
          label="Open jots"
          newer={page > 1 ? at(page - 1) : undefined}
          older={open.hasMore ? at(page + 1) : undefined}
        />
        {counts.closed > 0 && (
          <ClosedJots
            ctx={ctx}
            closed={closed}
            page={pageNumber(one(query.closed)) ?? 0}
            words={count(counts.closed, 'closed jot')}
          />
        )}
      </div>
    </FormsPage>
  )
}

const openWords = (open: number) =>
  open === 0 ? 'None is open.' : `${capital(countInWords(open, 'jot'))} ${open === 1 ? 'is' : 'are'} open.`

const pageNumber = (text: string | undefined) =>
  text !== undefined && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined
