import type { ReactNode } from 'react'
import { Plain } from '#app/_ui/plain.tsx'
import type { Day } from '#lib/core/days.ts'
import { count, longMonth, shortMonth } from '#lib/core/format.ts'
import {
  countByMonth,
  type Happened,
  halfYearStart,
  type Month,
  marksOf,
  monthsOfHalfYear,
} from '#lib/views/half-year/rules.ts'

const shapes = {
  session: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  review: 'M-3.75-3.75h7.5v7.5h-7.5z',
  approved: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  changes: 'M0-5.25 5.25 0 0 5.25-5.25 0z',
} as const satisfies Record<Happened['kind'], string>

/** In px: how far apart the marks of one day are, and where the first month's name no longer fits. */
const LANE = 6
const LAST_NAME = 0.94

/** Sessions, reviews and verdicts as the viewer may see them, on three lines of half a year. `path` is the person's page. */
export function HalfYear({ happened, today, path }: { happened: Happened[]; today: Day; path: string }) {
  const number = (...kinds: Happened['kind'][]) => happened.filter(({ kind }) => kinds.includes(kind)).length
  if (happened.length === 0)
    return (
      <section aria-labelledby="half-year">
        <h2 id="half-year" className="subheading">
          The last six months
        </h2>
        <p className="meta">No sessions, reviews or verdicts</p>
      </section>
    )
  const months = monthsOfHalfYear(halfYearStart(today))
  const verdicts = number('approved', 'changes')
  return (
    <section aria-labelledby="half-year">
      <Plain as="div" className="sheet half-year">
        <h2 id="half-year" className="subheading">
          The last six months
        </h2>
        <Row
          name={count(number('session'), 'session')}
          href={`${path}?kind=sessions#timeline`}
          months={months}
        >
          <Marks kind="session" happened={happened} today={today} />
        </Row>
        <Row name={count(number('review'), 'review')} href={`${path}?kind=reviews#timeline`} months={months}>
          <Marks kind="review" happened={happened} today={today} />
        </Row>
        <Row name={count(verdicts, 'verdict')} href={`${path}?kind=evidence#timeline`} months={months}>
          <Marks kind="approved" happened={happened} today={today} />
          <Marks kind="changes" happened={happened} today={today} />
        </Row>
        <svg className="half-year__months" aria-hidden="true">
          {months
            .filter(({ at }) => at < LAST_NAME)
            .map(({ first, at }) => (
              <text key={first} x={percent(at)} dx="4" y="12">
                {shortMonth(first)}
              </text>
            ))}
        </svg>
        {verdicts > 0 && (
          <p className="chart-key">
            {number('approved') > 0 && <Key kind="approved">Approved</Key>}
            {number('changes') > 0 && <Key kind="changes">Changes requested</Key>}
          </p>
        )}
        <ByMonth happened={happened} today={today} />
      </Plain>
    </section>
  )
}

function Row(row: { name: string; href: string; months: Month[]; children: ReactNode }) {
  return (
    <div className="half-year__row">
      <a href={row.href}>{row.name}</a>
      <svg aria-hidden="true">
        {row.months.map(({ first, at }) => (
          <line key={first} x1={percent(at)} x2={percent(at)} y1="0" y2="100%" />
        ))}
        {row.children}
      </svg>
    </div>
  )
}

type Drawn = { kind: Happened['kind']; happened: Happened[]; today: Day }

function Marks({ kind, happened, today }: Drawn) {
  const days = happened.filter((one) => one.kind === kind).map(({ day }) => day)
  return marksOf(halfYearStart(today), days).map(({ at, lane, lanes }) => (
    <svg key={`${at} ${lane}`} x={percent(at)} y={14 + (lane - (lanes - 1) / 2) * LANE}>
      <path className={`half-year__${kind}`} d={shapes[kind]} />
    </svg>
  ))
}

function Key({ kind, children }: { kind: Happened['kind']; children: ReactNode }) {
  return (
    <span>
      <svg viewBox="-7 -7 14 14" aria-hidden="true">
        <path className={`half-year__${kind}`} d={shapes[kind]} />
      </svg>
      {children}
    </span>
  )
}

/** The same in words. */
function ByMonth({ happened, today }: { happened: Happened[]; today: Day }) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>By month</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Sessions</th>
            <th scope="col">Reviews</th>
            <th scope="col">Approved</th>
            <th scope="col">Changes requested</th>
          </tr>
        </thead>
        <tbody>
          {countByMonth(happened).map((month) => (
            <tr key={month.first}>
              <th scope="row">{longMonth(month.first, today)}</th>
              <td>{month.session}</td>
              <td>{month.review}</td>
              <td>{month.approved}</td>
              <td>{month.changes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const percent = (at: number) => `${+(at * 100).toFixed(2)}%`
