/** Words in a row, with the spaces behind them. */
export type Piece = { kind: 'kept' | 'added' | 'removed'; text: string }

// Comparing takes words times words. In longer texts it isn't the words that one looks for.
const MAX_WORDS = 1200

/** Less than this in common, and the later text is another one rather than a changed one. */
const SAME_TEXT = 0.4

/**
 * What became of the words of `before` in `after`: kept and added pieces are `after`, kept and removed ones `before`,
 * but for spaces. Undefined if the texts have little in common or are too long to compare.
 */
export function changedWords(before: string, after: string): Piece[] | undefined {
  const [old, now] = [words(before), words(after)]
  if (old.length > MAX_WORDS || now.length > MAX_WORDS) return undefined
  const pieces = joined(steps(old, now))
  const kept = pieces.filter(({ kind }) => kind === 'kept').reduce((sum, { text }) => sum + text.length, 0)
  const most = Math.max(before.length, after.length)
  return kept >= most * SAME_TEXT ? pieces : undefined
}

const words = (text: string) => text.replaceAll('\r\n', '\n').match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? []
const isSame = (a: string | undefined, b: string | undefined) => a?.trim() === b?.trim()

/** The longest common subsequence, walked from the start. */
function steps(old: string[], now: string[]): Piece[] {
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] = isSame(old[i], now[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [was = '', is = ''] = [old[i], now[j]]
    if (i < old.length && j < now.length && isSame(was, is)) {
      pieces.push({ kind: 'kept', text: is })
      i++
      j++
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: was })
      i++
    } else {
      pieces.push({ kind: 'added', text: is })
      j++
    }
  }
  return pieces
}

function joined(pieces: Piece[]): Piece[] {
  const rows: Piece[] = []
  for (const piece of pieces) {
    const last = rows.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else rows.push({ ...piece })
  }
  return rows
}
