import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Facet } from '#lib/views/progress/rules.ts'
import { GhostRock, Rock } from './rock.tsx'

export type Stone = {
  name: string
  href: string
  /** One per milestone. */
  facets: Facet[]
  isCurrent?: boolean
}

/** `stones` begins with the base. `uncounted` leaves out the counts, for a roadmap shown for no one in particular. */
export function Cairn({ stones, uncounted }: { stones: Stone[]; uncounted?: boolean }) {
  return (
    <>
      <ol reversed className="cairn">
        {stones
          .map((stone, place) => (
            <li key={stone.href} value={place + 1} aria-current={stone.isCurrent ? 'step' : undefined}>
              <Rock place={place} stones={stones.length} facets={stone.facets} />
              <p className="cairn__name">
                <a href={stone.href}>
                  <PlainText text={stone.name} />
                </a>{' '}
                {!uncounted && (
                  <span className="whitespace-nowrap">
                    {stone.facets.filter((facet) => facet === 'achieved').length} of {stone.facets.length}
                  </span>
                )}
              </p>
            </li>
          ))
          .reverse()}
      </ol>
      <svg className="cairn__earth" viewBox="0 0 176 9" aria-hidden="true">
        <path d="M2 5.5c20-2.5 40 1.5 62 .3s44-2.3 62-.6 32 .9 48-.4" />
      </svg>
    </>
  )
}

const keys: Record<Facet, [name: string, fill: string]> = {
  achieved: ['Achieved', 'achieved'],
  underway: ['Under way', 'underway'],
  waiting: ['Waiting for an answer', 'waiting'],
  yours: ['Changes requested', 'yours'],
  blocked: ['Blocked', 'blocked'],
  open: ['Not begun', 'open'],
}

/** `words` replaces the default word of a facet. */
export function CairnKey({ stones, words }: { stones: Stone[]; words?: Partial<Record<Facet, string>> }) {
  const shown = new Set(stones.flatMap((stone) => stone.facets))
  return (
    <p className="chart-key">
      {(Object.keys(keys) as Facet[])
        .filter((facet) => shown.has(facet) && facet !== 'open')
        .map((facet) => (
          <span key={facet}>
            <svg className="rock" viewBox="0 0 14 14" aria-hidden="true">
              <rect className={keys[facet][1]} x="1" y="3" width="12" height="8" rx="4" />
            </svg>
            {words?.[facet] ?? keys[facet][0]}
          </span>
        ))}
    </p>
  )
}

export function FirstCairn() {
  return (
    <div className="first__art" aria-hidden="true">
      {[5, 4, 3, 2, 1].map((place) => (
        <GhostRock key={place} place={place} stones={6} />
      ))}
      <Rock place={0} stones={6} facets={['open']} />
    </div>
  )
}
