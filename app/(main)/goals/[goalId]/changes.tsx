import { Fold } from '#app/_ui/notice.tsx'
import { capital, count, listOfWords } from '#lib/core/format.ts'
import { evidenceChanges } from '#lib/goals/evidence/rules.ts'
import { changedWords } from '#lib/text/changes/rules.ts'
import type { Version } from './version.tsx'

/** The addresses that an earlier version doesn't have. */
export const changedLinks = (earlier: Version, later: Version): string[] =>
  evidenceChanges(earlier, later).added

/** What is different since the version before: in a sentence, and the note word by word if it was reworked. */
export function Changes({ earlier, later }: { earlier: Version; later: Version }) {
  const { note, outcome, added, removed } = evidenceChanges(earlier, later)
  const parts = [
    textWords('the note', note),
    textWords('the outcome', outcome),
    added.length > 0 && `${count(added.length, 'new link')}`,
    removed.length > 0 && `${count(removed.length, 'link')} removed`,
  ].filter((part) => part !== false)
  const pieces = note === 'changed' ? changedWords(earlier.note, later.note) : undefined
  return (
    <div className="changes">
      <p className="meta">
        {parts.length === 0
          ? `The same as version ${earlier.number}.`
          : `${capital(listOfWords(parts))} since version ${earlier.number}.`}
      </p>
      {pieces && (
        <Fold summary="Word by word">
          <p className="changes__words">
            {pieces.map(({ kind, text }, place) => {
              const key = `${place} ${kind}`
              if (kind === 'added') return <ins key={key}>{text}</ins>
              if (kind === 'removed') return <del key={key}>{text}</del>
              return <span key={key}>{text}</span>
            })}
          </p>
        </Fold>
      )}
    </div>
  )
}

function textWords(what: string, how: ReturnType<typeof evidenceChanges>['note']): string | false {
  if (how === 'same') return false
  return `${what} ${{ changed: 'changed', added: 'added', removed: 'removed' }[how]}`
}
