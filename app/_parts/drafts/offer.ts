import { one, type Query } from '#app/_server/found.ts'
import type { FormDraft, Way } from '#app/_ui/form-draft.ts'
import type { DraftVerb } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { isolated, timeAgo } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import type { Named } from '#lib/core/named.ts'
import { type Draft, draftsFor } from '#lib/record/drafts/reads.ts'
import { isForAnother, withoutReader } from '#lib/record/drafts/rules.ts'
import { listReaderNames } from '#lib/views/drafts/reads.ts'
import { firstWords } from './draft-links.ts'
import { noteSeen } from './seen.ts'

/** The viewer's drafts about one subject, for its forms. */
export type Drafts = { subjectId: string; kept: readonly Draft[]; names: Map<string, string>; query: Query }

/** Two queries at most, for any number of forms. `query` is the page's: a draft is chosen by `?draft=`. */
export async function draftsOn(ctx: Ctx, subjectId: string, query: Query): Promise<Drafts> {
  const kept = await draftsFor(ctx, subjectId)
  noteSeen(ctx, kept)
  return { subjectId, kept, names: await listReaderNames(ctx, kept), query }
}

type Form = {
  verb: DraftVerb
  /** Where the form is. */
  address: string
  /** Whom a text for two can reach from here; the form names its reader if there's one. */
  readers?: readonly Named[]
  /** Hidden fields of which the draft keeps its own, such as the version it was made on, and those it takes anew. */
  basis?: Record<string, string | number>
  anew?: Record<string, string>
}

/**
 * What a form needs to keep its words: the newest draft, filled in, unless another or none is asked for by `?draft=`.
 * One that was written for someone whom the form no longer reaches waits for a choice.
 */
export function draftOf(ctx: Ctx, { subjectId, kept, names, query }: Drafts, form: Form): FormDraft {
  const { verb, address, readers = [], anew = {} } = form
  const own = kept.filter((draft) => draft.verb === verb)
  const asked = one(query.draft)
  const chosen = asked === verb ? undefined : (own.find(({ id }) => id === asked) ?? own[0])
  const [newest] = own
  const way = (draft: string, label: string, more = ''): Way => ({
    href: `${address}${address.includes('?') ? '&' : '?'}draft=${draft}${more}#draft-${verb}`,
    label,
  })
  const others = own
    .filter((draft) => draft !== chosen)
    .map((draft) =>
      way(draft.id, `Another, kept ${timeAgo(draft.updatedAt, ctx.now)}: “${firstWords(draft, 60)}”`),
    )
  const empty = {
    formId: newId(),
    place: {
      verb,
      subjectId,
      address,
      readerId: readers.length === 1 ? (readers[0]?.id ?? null) : null,
      pageId: newId(),
      authorId: ctx.viewer.id,
      draftId: null,
      version: 0,
    },
    newest: newest && { pageId: newest.pageId, turn: newest.turn },
  }
  if (!chosen) {
    const [first] = others
    return first
      ? { ...empty, note: { words: 'You’ve already started this.', ways: [], others: named(others) } }
      : empty
  }
  const ago = timeAgo(chosen.updatedAt, ctx.now)
  const isAgreed = readers.some(({ id }) => id === one(query.for))
  const waits = isForAnother(
    chosen,
    readers.map(({ id }) => id),
  )
  if (waits && !isAgreed) {
    const [reader] = readers
    const forWhom = names.get(chosen.readerId ?? '') ?? 'someone you no longer reach from here'
    const use = readers.length === 1 ? `Use it for ${isolated(reader?.name ?? '')}` : 'Use it here'
    const ways = [
      ...(reader ? [way(chosen.id, use, `&for=${reader.id}`)] : []),
      { href: `/drafts/${chosen.id}`, label: 'Read it' },
    ]
    return {
      ...empty,
      note: { words: `You wrote this for ${forWhom} ${ago}, and didn’t send it.`, ways, others },
    }
  }
  const fields = waits ? withoutReader(chosen.fields, chosen.readerId) : chosen.fields
  const basis = { ...form.basis, ...anew }
  const hasChanged = Object.entries(basis).some(
    ([name, now]) => chosen.fields[name] !== undefined && chosen.fields[name] !== String(now),
  )
  return {
    ...empty,
    formId: chosen.formId,
    place: { ...empty.place, draftId: chosen.id, version: chosen.version },
    values: { ...fields, ...readerOf(chosen, waits), ...anew, formId: chosen.formId },
    note: {
      words: `Kept here ${ago}, not sent yet.${hasChanged ? ' What it’s about has changed since.' : ''}`,
      ways: [way(verb, 'Start afresh'), { href: `/drafts/${chosen.id}`, label: 'Delete' }],
      others,
    },
  }
}

// The form may have offered no choice then, and offers one now.
const readerOf = ({ readerId }: Draft, waits: boolean): Record<string, string> =>
  waits || readerId === null ? {} : { readerId }

const named = (ways: Way[]) =>
  ways.map(({ href, label }) => ({ href, label: label.replace(/^Another, k/, 'K') }))
