import { changedRuns, type Run, wordsIn } from '#lib/text/changes/rules.ts'
import { renderLine } from './render.ts'

const limits = {
  // A page may have 500 such texts, and the worst of them take a millisecond or two each.
  maxEdits: 120,
  // Both texts are there in full, so less in common is enough than for one text with both in it.
  inCommon: 0.25,
}

/** Safe HTML, as `renderLine` makes it, with marks. */
export type ChangedLines = { before: string; after: string }

/**
 * Two texts with a mark around what one has and the other hasn't: `<del>` in the earlier, `<ins>` in the later. Without
 * marks if they have little in common. It's the words that are compared, as they're shown; tags stay around the marks.
 */
export function renderChanges(before: string, after: string): ChangedLines {
  const [old, now] = [partsOf(renderLine(before)), partsOf(renderLine(after))]
  const runs = changedRuns(wordsOf(old), wordsOf(now), limits)
  return {
    before: marked(old, runs, 'removed', 'del'),
    after: marked(now, runs, 'added', 'ins'),
  }
}

type Part = { isTag: boolean; text: string }

const partsOf = (html: string): Part[] =>
  html
    .split(/(<[^>]*>)/)
    .flatMap((text, place): Part[] =>
      place % 2 === 1 ? [{ isTag: true, text }] : wordsIn(text).map((word) => ({ isTag: false, text: word })),
    )

const wordsOf = (parts: readonly Part[]) => parts.filter(({ isTag }) => !isTag).map(({ text }) => text)

const said = { del: 'removed', ins: 'added' }

function marked(
  parts: readonly Part[],
  runs: readonly Run[] | undefined,
  kind: Run['kind'],
  tag: 'del' | 'ins',
): string {
  if (!runs) return parts.map(({ text }) => text).join('')
  const isMarked = marksOf(runs, kind)
  let html = ''
  let isOpen = false
  let place = 0
  const open = (wanted: boolean) => {
    if (wanted === isOpen) return
    html += wanted ? `<${tag}><span class="visually-hidden">[${said[tag]}: </span>` : endOf(tag)
    isOpen = wanted
  }
  for (const { isTag, text } of parts) {
    const wanted = !isTag && (isMarked[place++] ?? false)
    const [space = ''] = wanted ? (/^\s*/.exec(text) ?? []) : []
    // The space before a mark isn't in it.
    if (wanted && !isOpen) html += space
    const shown = wanted && !isOpen ? text.slice(space.length) : text
    open(wanted && (isOpen || shown !== ''))
    html += shown
  }
  open(false)
  return html
}

const endOf = (tag: string) => `<span class="visually-hidden">]</span></${tag}>`

/** For each word of one text, whether it's of that kind. */
function marksOf(runs: readonly Run[], kind: Run['kind']): boolean[] {
  return runs
    .filter((run) => run.kind === 'kept' || run.kind === kind)
    .flatMap((run) => run.words.map(() => run.kind === kind))
}
