import type { Metadata } from 'next'
import { keyed } from '#app/_parts/shell/places.ts'
import { requireContext } from '#app/_server/context.ts'
import type { Query } from '#app/_server/found.ts'
import { Chips } from '#app/_ui/chips.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { count } from '#lib/core/format.ts'
import { type SearchInput, searchInput } from '#lib/views/search/input.ts'
import { type SearchResults, search } from '#lib/views/search/reads.ts'
import { MAX_SEARCHED, type SearchKind } from '#lib/views/search/rules.ts'
import { HitEntry } from './hit.tsx'
import { JuniorEntry, MilestoneEntry, PlanEntry, SuggestionEntry, TemplateEntry } from './name-entries.tsx'

type PageProps = { searchParams: Promise<Query> }

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { q } = searchInput.parse(await searchParams)
  return { title: q ? `Search for ${inQuotes(q)}` : 'Search' }
}

export default async function SearchPage({ searchParams }: PageProps) {
  const ctx = await requireContext()
  const asked = searchInput.parse(await searchParams)
  const found = await search(ctx, asked)
  const names =
    found.juniors.length +
    found.milestones.length +
    found.plans.length +
    found.templates.length +
    found.suggested.length
  return (
    <main id="main" className="wrap wrap--read">
      <h1 className="page-title mt-7 sm:mt-11">{title(asked, found)}</h1>
      <search>
        <form className="search-form" action="/search" aria-label="Search again">
          <div>
            <label className="visually-hidden" htmlFor="search-again">
              Search goals, sessions and notes
            </label>
            <input
              dir="auto"
              className="input"
              id="search-again"
              name="q"
              type="search"
              defaultValue={asked.q}
              key={asked.q}
              placeholder="Goals, sessions, notes"
              aria-keyshortcuts={keyed(ctx.viewer, '/')}
            />
          </div>
          {asked.sort !== 'best' && <input type="hidden" name="sort" value={asked.sort} />}
          <button type="submit" className="button">
            Search
          </button>
        </form>
      </search>
      {asked.q.length >= MAX_SEARCHED.characters && (
        <p className="meta mb-4">Only the first {MAX_SEARCHED.characters} characters are searched.</p>
      )}
      <Narrow asked={asked} found={found} />
      {names > 0 && (
        <Plain as="ul" className="sheet mb-4">
          {found.juniors.map((junior) => (
            <JuniorEntry key={junior.id} viewer={ctx.viewer} junior={junior} />
          ))}
          {found.milestones.map((milestone) => (
            <MilestoneEntry key={milestone.id} milestone={milestone} />
          ))}
          {found.templates.map((template) => (
            <TemplateEntry key={`${template.teamId} ${template.ref}`} template={template} />
          ))}
          {found.plans.map((plan) => (
            <PlanEntry key={plan.id} plan={plan} />
          ))}
          {found.suggested.map((suggestion) => (
            <SuggestionEntry key={suggestion.id} ctx={ctx} suggestion={suggestion} />
          ))}
        </Plain>
      )}
      {found.hits.length > 0 && (
        <Plain as="ul" className="sheet">
          {found.hits.map((hit) => (
            <HitEntry key={hit.recordId} ctx={ctx} hit={hit} />
          ))}
        </Plain>
      )}
      {found.hits.length + names === 0 && <Nothing asked={asked} found={found} />}
      <p className="meta mt-4">
        You only see what you have access to. <Further asked={asked} found={found} />
      </p>
    </main>
  )
}

type Props = { asked: SearchInput; found: SearchResults }

/** A phrase has its own already. */
const inQuotes = (q: string) => (/^["“][^"“”]*["”]$/.test(q) ? `“${q.slice(1, -1)}”` : `“${q}”`)

function title({ q, kind, page }: SearchInput, found: SearchResults): string {
  if (!found.hasQuery) return 'Search'
  const results = found.counts[kind ?? 'all']
  if (page > 1) return `More results for ${inQuotes(q)}`
  return results === 0 ? `Nothing found for ${inQuotes(q)}` : `${count(results, 'result')} for ${inQuotes(q)}`
}

function addressOf({ q, kind, sort, page }: SearchInput): string {
  const query = new URLSearchParams({ q })
  if (kind) query.set('kind', kind)
  if (sort !== 'best') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return `/search?${query}`
}

const headings: readonly (readonly [kind: SearchKind | undefined, label: string])[] = [
  [undefined, 'All'],
  ['sessions', 'Sessions'],
  ['reviews', 'Reviews'],
  ['goals', 'Goals'],
  ['private', 'Your private notes'],
]

function Narrow({ asked, found }: Props) {
  const chips = headings
    .map(([kind, label]) => ({
      href: addressOf({ ...asked, kind, page: 1 }),
      label,
      count: found.counts[kind ?? 'all'],
      isCurrent: asked.kind === kind,
    }))
    .filter((chip) => chip.count > 0 || chip.isCurrent)
  const isInOrder = found.hits.length > 1 || asked.page > 1
  if (chips.length < 2 && !isInOrder) return null
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      {chips.length > 1 && <Chips label="Narrow down" chips={chips} />}
      {isInOrder && <Chips label="Order" chips={orders.map((order) => orderChip(order, asked))} />}
    </div>
  )
}

const orders = [
  ['best', 'Best first'],
  ['newest', 'Newest first'],
] as const

const orderChip = ([sort, label]: (typeof orders)[number], asked: SearchInput) => ({
  href: addressOf({ ...asked, sort, page: 1 }),
  label,
  isCurrent: asked.sort === sort,
})

function Further({ asked, found }: Props) {
  if (found.hasMore) return <a href={addressOf({ ...asked, page: asked.page + 1 })}>Show more</a>
  if (asked.page > 1) return <a href={addressOf({ ...asked, page: 1 })}>Back to the first ones</a>
  return null
}

function Nothing({ asked, found }: Props) {
  if (asked.q === '')
    return (
      <EmptyList title="What are you looking for?" level={2}>
        Words from goals, evidence, sessions, actions and review notes, a junior’s name, or a milestone. Use
        “quotation marks” for an exact phrase.
      </EmptyList>
    )
  if (!found.hasQuery)
    return (
      <EmptyList title="Nothing to search for yet" level={2}>
        Type at least one letter or digit.
      </EmptyList>
    )
  if (asked.kind && found.counts.all > 0)
    return (
      <EmptyList
        title="No results of this kind"
        level={2}
        action={
          <a className="button button--small" href={addressOf({ ...asked, kind: undefined, page: 1 })}>
            Show all
          </a>
        }
      >
        There are results of other kinds.
      </EmptyList>
    )
  return (
    <EmptyList title="No results you can see" level={2}>
      {found.suggestion === undefined ? (
        'Try fewer words, or just the beginning of one.'
      ) : (
        <>
          Did you mean{' '}
          <a href={addressOf({ ...asked, q: found.suggestion, kind: undefined, page: 1 })}>
            <bdi>{found.suggestion}</bdi>
          </a>
          ?
        </>
      )}
    </EmptyList>
  )
}
