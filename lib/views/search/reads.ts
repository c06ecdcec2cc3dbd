import { and, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { matchDocuments } from '#db/search/search.ts'
import type { Asked, Term } from '#db/search/terms.ts'
import type { Ctx } from '#lib/core/context.ts'
import { listReaderTerms } from '#lib/record/search/readers/reads.ts'
import { documentKindsOf, documentsVisibleTo } from './access.ts'
import { addressOf, goalsSeen, sessionsSeen } from './addresses/reads.ts'
import { countedOnce, type GoalCopy, goalOfDocument, listCopies } from './copies/reads.ts'
import {
  type FoundJunior,
  type FoundMilestone,
  type FoundPlan,
  listJuniors,
  listMilestones,
  listPlanNames,
} from './names/reads.ts'
import { type AskedPage, hitsOnPage, rankDocuments } from './ranking/reads.ts'
import {
  markedExcerpt,
  markedParts,
  nameMatches,
  type Part,
  parseTerms,
  type SearchKind,
  type SearchOrder,
} from './rules.ts'
import { type FoundSuggestion, listSuggested } from './suggested/reads.ts'
import { suggestSearch } from './suggesting/reads.ts'
import { type FoundTemplate, listTemplateNames } from './templates/reads.ts'

const junior = alias(people, 'junior')
const author = alias(people, 'author')
const reader = alias(people, 'reader')

export type Hit = Omit<Found[number], 'title' | 'body'> & {
  title: Part[]
  excerpt: Part[]
  address: string
  /** The goals of one milestone that have these words, by their juniors' names, if there are several. */
  copies: GoalCopy[]
  /** For what belongs to a goal that the viewer may see. */
  goal?: { state: (typeof goals.$inferSelect)['state']; isBlocked: boolean }
}

/**
 * Everything is limited to what the viewer may read. `juniors`, `milestones`, `plans` and `suggested` are listed only on the
 * first unfiltered page, but always count in `counts.all`.
 */
export type SearchResults = {
  /** False if nothing that was typed has a letter or a digit. */
  hasQuery: boolean
  hits: Hit[]
  hasMore: boolean
  counts: Record<SearchKind | 'all', number>
  juniors: FoundJunior[]
  milestones: FoundMilestone[]
  plans: FoundPlan[]
  templates: FoundTemplate[]
  /** Changes to roadmaps. */
  suggested: FoundSuggestion[]
  /** What may have been meant, if nothing was found: with one other letter, it finds something. */
  suggestion?: string
}

// Of each kind.
const MAX_NAMES = 10

const nothing: SearchResults = {
  hasQuery: false,
  hits: [],
  hasMore: false,
  counts: { all: 0, goals: 0, sessions: 0, reviews: 0, private: 0 },
  juniors: [],
  milestones: [],
  plans: [],
  templates: [],
  suggested: [],
}

/**
 * `page` counts from 1. Eleven queries at most, and nothing typed is an error.
 */
export async function search(
  ctx: Ctx,
  { q, kind, sort, page }: { q: string; kind?: SearchKind; sort?: SearchOrder; page: number },
): Promise<SearchResults> {
  const terms = parseTerms(q)
  if (terms.length === 0) return nothing
  const all = {
    juniors: await listJuniors(ctx),
    milestones: await listMilestones(ctx),
    plans: await listPlanNames(ctx),
    templates: await listTemplateNames(ctx),
  }
  const isNamed = ({ title }: { title: string }) => nameMatches(title, terms)
  const juniors = all.juniors.filter(({ name }) => nameMatches(name, terms)).slice(0, MAX_NAMES)
  const milestones = all.milestones.filter(isNamed).slice(0, MAX_NAMES)
  const plans = all.plans.filter(isNamed).slice(0, MAX_NAMES)
  const templates = all.templates
    .filter(({ title, questions }) => [title, ...questions].some((words) => nameMatches(words, terms)))
    .slice(0, MAX_NAMES)
  const suggested = (await listSuggested(ctx, terms)).slice(0, MAX_NAMES)
  const names = juniors.length + milestones.length + plans.length + templates.length + suggested.length
  const isFirst = page === 1 && kind === undefined
  const named = isFirst
    ? { juniors, milestones, plans, templates, suggested }
    : { juniors: [], milestones: [], plans: [], templates: [], suggested: [] }
  const asked = { terms, readers: await listReaderTerms(ctx) }
  const documents = await findDocuments(ctx, asked, { kind, sort, page })
  const texts = await countDocuments(ctx, asked)
  const titles = [...all.milestones, ...all.plans].map(({ title }) => title)
  const known = [...all.juniors.map(({ name }) => name), ...titles]
  return {
    suggestion: texts.all + names > 0 ? undefined : await suggest(ctx, q, asked, known),
    hasQuery: true,
    hits: await withAddresses(ctx, terms, documents, await listCopies(ctx, asked, documents)),
    hasMore: page * hitsOnPage < texts[kind ?? 'all'],
    counts: { ...texts, all: texts.all + names },
    ...named,
  }
}

async function suggest(
  ctx: Ctx,
  q: string,
  asked: Asked,
  names: readonly string[],
): Promise<string | undefined> {
  const suggestion = await suggestSearch(ctx, q, asked, names)
  const terms = parseTerms(suggestion ?? '')
  if (terms.length === 0) return undefined
  const isFound =
    names.some((name) => nameMatches(name, terms)) || (await countDocuments(ctx, { ...asked, terms })).all > 0
  return isFound ? suggestion : undefined
}

function readDocuments(ctx: Ctx, numbers: number[]) {
  return db
    .select({
      number: searchDocuments.number,
      recordId: searchDocuments.recordId,
      kind: searchDocuments.kind,
      pageId: searchDocuments.pageId,
      juniorId: searchDocuments.juniorId,
      juniorName: junior.name,
      authorId: searchDocuments.authorId,
      authorName: author.name,
      visibility: searchDocuments.visibility,
      readerId: searchDocuments.readerId,
      readerName: reader.name,
      at: searchDocuments.at,
      title: searchDocuments.title,
      body: searchDocuments.body,
    })
    .from(searchDocuments)
    .innerJoin(junior, eq(junior.id, searchDocuments.juniorId))
    .innerJoin(author, eq(author.id, searchDocuments.authorId))
    .leftJoin(reader, eq(reader.id, searchDocuments.readerId))
    .where(and(inArray(searchDocuments.number, numbers), documentsVisibleTo(ctx)))
}

async function findDocuments(ctx: Ctx, asked: Asked, page: AskedPage) {
  const numbers = (await rankDocuments(ctx, asked, page)).map(({ number }) => number)
  const documents = numbers.length === 0 ? [] : await readDocuments(ctx, numbers)
  return documents.sort((one, other) => numbers.indexOf(one.number) - numbers.indexOf(other.number))
}

async function countDocuments(ctx: Ctx, asked: Asked): Promise<SearchResults['counts']> {
  const rows = await db
    .select({ kind: searchDocuments.kind, visibility: searchDocuments.visibility, number: countedOnce })
    .from(searchDocuments)
    .leftJoin(goals, goalOfDocument)
    .where(and(matchDocuments(asked), documentsVisibleTo(ctx)))
    .groupBy(searchDocuments.kind, searchDocuments.visibility)
  const sum = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + Number(row.number), 0)
  const under = (heading: keyof typeof documentKindsOf) =>
    sum((row) => (documentKindsOf[heading] as readonly string[]).includes(row.kind))
  return {
    all: sum(() => true),
    goals: under('goals'),
    sessions: under('sessions'),
    reviews: under('reviews'),
    private: sum((row) => row.visibility === 'private'),
  }
}

type Found = Awaited<ReturnType<typeof readDocuments>>

// A former mentor may still read a text whose goal or session they can no longer see.
async function withAddresses(
  ctx: Ctx,
  terms: readonly Term[],
  found: Found,
  copies: ReadonlyMap<string, GoalCopy[]>,
): Promise<Hit[]> {
  const pageIds = (heading: 'goals' | 'sessions') =>
    found
      .filter(({ kind }) => (documentKindsOf[heading] as readonly string[]).includes(kind))
      .map(({ pageId }) => pageId)
  const goalsById = await goalsSeen(ctx, pageIds('goals'))
  const sessionIds = await sessionsSeen(ctx, pageIds('sessions'))
  return found.map(({ title, body, ...hit }) => {
    const goal = goalsById.get(hit.pageId)
    return {
      ...hit,
      title: markedParts(title, terms),
      excerpt: markedExcerpt(body, terms),
      copies: copies.get(hit.recordId) ?? [],
      goal: goal && { state: goal.state, isBlocked: goal.blockedAt !== null },
      address: goal ? `/goals/${hit.pageId}` : addressOf(ctx, hit, sessionIds),
    }
  })
}
