import type { ReactNode } from 'react'
import { Edited } from '#app/_parts/audience/edited.tsx'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { TextVersion } from '#lib/audience/versions/reads.ts'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { AgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { Age, PointLists } from './point-lists.tsx'

/** With its earlier words, where they're shown. */
export type Point = AgendaPoint & { versions?: TextVersion[] }
type Agenda = { points: Point[]; ctx: Ctx }

export function AgendaList({ points, ctx, withdrawn = [] }: Agenda & { withdrawn?: WithdrawnLine[] }) {
  return (
    <div className="sheet">
      <PointLists points={points}>
        {(point) => (
          <li>
            <Icon name={point.talkedInId ? 'check' : 'comment'} className="mt-1 justify-self-center" />
            <PointWords point={point} ctx={ctx} />
          </li>
        )}
      </PointLists>
      {withdrawn.length > 0 && (
        <ul className="agenda">
          <WithdrawnPoints ctx={ctx} lines={withdrawn} />
        </ul>
      )}
    </div>
  )
}

export function WithdrawnPoints({ ctx, lines }: { ctx: Ctx; lines: WithdrawnLine[] }) {
  return lines.map((line) => (
    <li key={line.id}>
      <Icon name="comment" className="mt-1 justify-self-center" />
      <p className="min-w-0">
        <Withdrawn ctx={ctx} line={line} />
      </p>
    </li>
  ))
}

type Words = { point: Point; ctx: Ctx; isOpen?: boolean; tools?: ReactNode }

/** `isOpen`: on an agenda where it can be taken off, by one of `tools`. */
export function PointWords({ point, ctx, isOpen, tools }: Words) {
  const { viewer } = ctx
  const isOwn = point.author.id === viewer.id
  const address = `/sessions/points/${point.id}`
  return (
    <>
      <div className="min-w-0 wrap-anywhere">
        <p>
          <span id={isOpen ? `point-words-${point.id}` : undefined}>
            <PlainText text={point.body} />
          </span>{' '}
          {point.visibility === 'circle' && (
            <VisibilityMark visibility="circle" words="Mentors and leads too" />
          )}{' '}
          {!point.talkedInId && !point.withdrawnAt && <Age point={point} />}
        </p>
        {point.versions && <Edited ctx={ctx} text={{ ...point, versions: point.versions }} />}
        <WithdrawnMark ctx={ctx} at={point.withdrawnAt} href={point.canPutBack && `${address}/withdraw`} />
        {point.canChange && (
          <p className="flex flex-wrap items-center gap-x-3">
            {/* An open point has a button beside it that takes it off the agenda, with one press. */}
            <OwnTools
              edit={address}
              withdraw={!isOpen && `${address}/withdraw`}
              what={`the point: ${withoutBackticks(point.body)}`}
            />
            {point.canWiden && (
              <a
                className="text-sm print:hidden"
                href={`${address}/widen`}
                aria-label={`Share more widely: ${withoutBackticks(point.body)}`}
              >
                Share more widely
              </a>
            )}
          </p>
        )}
      </div>
      <span className="agenda__from">
        <Pebble person={point.author} size="small" />
        {isOwn ? 'You' : calledName(viewer, point.author)}
        {tools}
      </span>
    </>
  )
}
