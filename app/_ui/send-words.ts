import type { Told } from './form-draft.ts'

/** What came of sending the words of a form. */
export type Outcome =
  | { kind: 'kept'; told: Told; ids: Record<string, string>; isBeside: boolean }
  | { kind: 'refused'; sentence: string }
  | { kind: 'signed-out' | 'offline' | 'left' }

/** `isLeaving`: the request goes on when its page is gone. */
export async function sendWords(
  words: FormData,
  { signal, isLeaving }: { signal: AbortSignal; isLeaving: boolean },
): Promise<Outcome> {
  try {
    const answer = await fetch('/drafts/keep', {
      method: 'POST',
      body: words,
      signal,
      keepalive: isLeaving,
      redirect: 'error',
    })
    if (answer.status === 401) return { kind: 'signed-out' }
    if (answer.status === 409) return { kind: 'refused', sentence: (await answer.json()).sentence }
    if (!answer.ok) return { kind: 'offline' }
    const { ids, isBeside, ...told } = await answer.json()
    return { kind: 'kept', told, ids, isBeside }
  } catch {
    return { kind: signal.aborted ? 'left' : 'offline' }
  }
}

type Leaving = { pageId: string; turn: number; at: number }

const keyOf = (place: { verb: string; subjectId: string }) => `cairn-left:${place.verb}:${place.subjectId}`

/** No words: which page was left while its words were on their way. */
export function noteLeaving(place: { verb: string; subjectId: string; pageId: string }, turn: number): void {
  const leaving: Leaving = { pageId: place.pageId, turn, at: Date.now() }
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(leaving))
  } catch {}
}

export function forgetLeaving(place: { verb: string; subjectId: string }): void {
  try {
    sessionStorage.removeItem(keyOf(place))
  } catch {}
}

/** Whether a page was left a moment ago, and its last words weren't there yet when this one was made. */
export function wasOvertaken(
  place: { verb: string; subjectId: string },
  newest: { pageId: string; turn: number } | undefined,
): boolean {
  try {
    const left: Leaving | null = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null')
    forgetLeaving(place)
    if (!left || Date.now() - left.at > 10_000) return false
    return newest?.pageId !== left.pageId || newest.turn < left.turn
  } catch {
    return false
  }
}
