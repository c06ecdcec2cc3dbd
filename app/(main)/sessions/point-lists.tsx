import { Fragment, type ReactNode } from 'react'
import { Icon } from '#app/_ui/icon.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import type { AgendaPart } from '#db/words.ts'
import { count } from '#lib/core/format.ts'
import { ageWords, inParts, partWords } from '#lib/sessions/agenda/rules.ts'

/** More are folded, so that what stands below an agenda is still found. */
const MAX_SHOWN = 20

type Row = { id: string; part: AgendaPart | null }

/** Under their parts, if any has one. `open` is a point that is shown even among the folded ones. */
export function PointLists<Point extends Row>(props: {
  points: readonly Point[]
  open?: string | undefined
  /** `above` and `below` are the neighbours in its part. */
  children: (point: Point, beside: { above?: Point; below?: Point }) => ReactNode
}) {
  const { points, open, children } = props
  if (points.length === 0) return null
  return inParts(points).map(({ part, points: inPart }) => {
    const rows = inPart.map((point, index) => {
      const [above, below] = [inPart[index - 1], inPart[index + 1]]
      return (
        <Fragment key={point.id}>
          {children(point, { ...(above && { above }), ...(below && { below }) })}
        </Fragment>
      )
    })
    // One or two more are no reason to fold.
    const shown = rows.length > MAX_SHOWN + 2 ? MAX_SHOWN : rows.length
    const isOpen = inPart.findIndex(({ id }) => id === open) >= shown
    const name = part ?? 'all'
    return (
      <Fragment key={name}>
        {part && <h3 className="agenda__part">{partWords[part]}</h3>}
        <ul className="agenda" data-rows={name}>
          {rows.slice(0, shown)}
        </ul>
        {rows.length > shown && (
          <div className="agenda__more">
            <Fold summary={count(rows.length - shown, 'more point')} open={isOpen}>
              <ul className="agenda" data-rows={name}>
                {rows.slice(shown)}
              </ul>
            </Fold>
          </div>
        )}
      </Fragment>
    )
  })
}

/** Nothing for a point that no session has passed over. */
export function Age({ point }: { point: { id: string; sessionsSince?: number } }) {
  const words = ageWords(point.sessionsSince ?? 0)
  if (!words) return null
  return (
    <span className="badge">
      <Icon name="repeat" />
      {words}
    </span>
  )
}
