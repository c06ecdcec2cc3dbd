import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { Fold } from '#app/_ui/notice.tsx'
import type { Visibility } from '#db/words.ts'
import type { Viewer } from '#lib/core/context.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'

const labels = { pair: 'Notes', circle: 'Notes for the circle', private: 'Private note' }

/** One box per audience, so a saved note keeps its readers. If only a circle note is saved, there's no pair box. */
export function OwnNotes({ session, viewer }: { session: SessionPage; viewer: Viewer }) {
  const { mentor, junior } = session
  const own = session.notes.filter(({ author, withdrawnAt }) => author.id === viewer.id && !withdrawnAt)
  const saved = (visibility: Visibility) => own.find((note) => note.visibility === visibility)?.body
  const reader = mentor.id === viewer.id ? junior : mentor
  const box = (visibility: Visibility, rows: number) => (
    <AudienceBox
      name={visibility}
      label={labels[visibility]}
      hint={saved(visibility) === undefined ? undefined : 'Clear it to delete the note.'}
      optional={saved(visibility) === undefined}
      value={saved(visibility)}
      rows={rows}
      audience={{ visibility, words: seenBy(visibility, { viewer, reader, junior }) }}
    />
  )
  return (
    <>
      {(saved('pair') !== undefined || saved('circle') === undefined) && box('pair', 12)}
      {saved('circle') === undefined ? (
        <Fold summary="Add something mentors and leads should read too">{box('circle', 4)}</Fold>
      ) : (
        box('circle', 12)
      )}
      {box('private', 4)}
    </>
  )
}
