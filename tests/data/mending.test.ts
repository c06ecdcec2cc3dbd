import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { dialect } from '#db/columns.ts'
import type { Visibility } from '#db/words.ts'
import { isWider } from '#lib/audience/rules.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { mendedOnGoals } from '#tests/support/mended/goals.ts'
import type { MendedKind } from '#tests/support/mended/kind.ts'
import { mendedInTalks } from '#tests/support/mended/talks.ts'
import { cases } from '#tests/support/properties.ts'
import { findIds } from '#tests/support/search.ts'
import { makeThemes } from '#tests/support/world/reviews.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// Any order of writing, editing, sharing, withdrawing and putting back, against a small model of who reads which words.

openTestDatabase()

beforeAll(async () => {
  await makeThemes()
})

const viewers = ['junior', 'mentor', 'lead', 'otherMentor', 'formerMentor'] as const
type Viewer = (typeof viewers)[number]

type Step = { do: 'edit' | 'withdraw' | 'put back' } | { do: 'widen'; to: 'pair' | 'circle' }
type Model = {
  author: Viewer
  words: string
  visibility: Visibility
  earlier: { words: string; visibility: Visibility }[]
  isWithdrawn: boolean
}

/** As the help page promises it. */
function readersOf({ author }: Model, visibility: Visibility): Viewer[] {
  if (visibility === 'private') return [author]
  if (visibility === 'pair') return ['junior', 'mentor']
  return ['junior', 'mentor', 'lead']
}

const readsNow = (text: Model, viewer: Viewer) =>
  viewer === text.author || (!text.isWithdrawn && readersOf(text, text.visibility).includes(viewer))

function wordsFor(text: Model, viewer: Viewer): string[] {
  if (!readsNow(text, viewer)) return []
  const earlier = text.earlier.filter(({ visibility }) => readersOf(text, visibility).includes(viewer))
  return [...earlier.map(({ words }) => words), text.words].sort()
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('edit' as const, 'withdraw' as const, 'put back' as const) }),
  fc.record({ do: fc.constant('widen' as const), to: fc.constantFrom('pair' as const, 'circle' as const) }),
)

let texts = 0
/** The words of a text's versions: none is how another begins, since the search finds beginnings. */
const newWords = () => {
  const text = ++texts
  return (version: number) => `wort${text}v${version}x`
}
const wordsIn = (page: string, of: (version: number) => string) => {
  const [begin = ''] = of(0).split('v0')
  const found = new Set(page.match(/wort\d+v\d+x/g) ?? [])
  return [...found].filter((each) => each.startsWith(`${begin}v`)).sort()
}

async function go(
  world: World,
  kind: MendedKind,
  visibility: Visibility,
  steps: readonly Step[],
): Promise<void> {
  const wordsOf = newWords()
  const text: Model = {
    author: kind.author,
    words: wordsOf(1),
    visibility,
    earlier: [],
    isWithdrawn: false,
  }
  let moment = world[kind.author].now.getTime()
  const author = (): Ctx => {
    moment += 1000
    return at(world[kind.author], new Date(moment))
  }
  const record = await kind.write(author(), text.words, visibility)
  let version = 1
  for (const each of steps) {
    if (each.do === 'widen' && !kind.shared?.to.includes(each.to)) continue
    const isRefused = await apply(each).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Refused) return true
        throw error
      },
    )
    expect(isRefused).toBe(
      each.do === 'edit' ? text.isWithdrawn : each.do === 'widen' && isClosed(text, each.to),
    )
    if (!isRefused) follow(each)
    await compare()
  }

  function apply(each: Step): Promise<unknown> {
    if (each.do === 'edit') return kind.edit(author(), record, version, wordsOf(version + 1))
    if (each.do === 'widen')
      return kind.shared?.widen(author(), record, version, each.to) ?? Promise.resolve()
    const decide = each.do === 'withdraw' ? withdrawText : putBackText
    return decide(author(), { id: record.id, version }, kind.load)
  }

  function isClosed(of: Model, to: Visibility): boolean {
    if (kind.shared?.canNarrow) return of.isWithdrawn
    return of.isWithdrawn || (of.visibility !== to && !isWider(of.visibility, to))
  }

  function follow(each: Step): void {
    if (each.do === 'edit') {
      text.earlier.push({ words: text.words, visibility: text.visibility })
      text.words = wordsOf(version + 1)
      version++
    } else if (each.do === 'widen') {
      if (!kind.shared?.canNarrow && text.visibility === each.to) return
      text.visibility = each.to
      version++
    } else if (text.isWithdrawn !== (each.do === 'withdraw')) {
      text.isWithdrawn = each.do === 'withdraw'
      version++
    }
  }

  async function compare(): Promise<void> {
    for (const viewer of viewers) {
      const ctx = world[viewer]
      const page = await kind.page(ctx, record)
      expect([viewer, wordsIn(page.shown, wordsOf)]).toEqual([viewer, wordsFor(text, viewer)])
      const seesLine =
        text.isWithdrawn && viewer !== text.author && readersOf(text, text.visibility).includes(viewer)
      expect([viewer, page.lines.some(({ id }) => id === record.id)]).toEqual([viewer, seesLine])
      const stands = readsNow(text, viewer) && !text.isWithdrawn
      expect([viewer, await findIds(ctx, text.words)]).toEqual([viewer, stands ? [record.id] : []])
      for (const { words: before } of text.earlier) expect(await findIds(ctx, before)).toEqual([])
      if (kind.isInTimeline) {
        const timeline = JSON.stringify(await listTimeline(ctx, world.junior.viewer.id, {}))
        expect([viewer, wordsIn(timeline, wordsOf)]).toEqual([viewer, stands ? [text.words] : []])
      }
    }
  }
}

const namesOfKinds = [
  'comment of the mentor',
  'comment of the junior',
  'observation',
  'habit entry',
  'evidence',
  'session note',
  'action',
  'agenda point',
  'review note',
]

test.each(namesOfKinds)('%s', async (name) => {
  const world = await makeWorld()
  const kind = { ...mendedOnGoals(world), ...mendedInTalks(world) }[name] as MendedKind
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kind.visibilities),
      fc.array(step, { minLength: 1, maxLength: 7 }),
      (visibility, steps) => go(world, kind, visibility, steps),
    ),
    { numRuns: cases(dialect === 'sqlite' ? 4 : 2) },
  )
})
