import { Pebble } from '#app/_parts/people/person.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { Pair } from '#lib/mentorships/reads.ts'
import { cadenceInWords } from '#lib/mentorships/rules.ts'
import type { Member } from '#lib/teams/reads.ts'

export function Pairs(props: {
  team: { id: string; canManage: boolean }
  pairs: Pair[]
  members: Member[]
  ctx: Ctx
}) {
  const { team, pairs, members, ctx } = props
  const paired = new Set(pairs.map(({ junior }) => junior.id))
  const alone = members.filter(({ id, roles }) => roles.includes('junior') && !paired.has(id))
  const today = dayIn(ctx.now, ctx.timeZone)
  if (!team.canManage && pairs.length === 0) return null
  return (
    <section aria-labelledby="pairs">
      <div className="section-head">
        <h2 id="pairs">{team.canManage ? 'Pairs' : 'Your pairs'}</h2>
        {team.canManage && (
          <a className="button button--small" href={`/teams/${team.id}/people/pair`}>
            Pair mentor and junior
          </a>
        )}
      </div>
      {pairs.length === 0 && (
        <EmptyList title="No pairs yet">
          A pair is a mentor and a junior who meet regularly. That’s where goals, sessions and review notes
          start.
        </EmptyList>
      )}
      {pairs.length > 0 && (
        <Plain as="ul" className="sheet roster">
          {pairs.map((pair) => (
            <li key={pair.id}>
              <Pebble person={pair.junior} />
              <p className="roster__text roster__text--two">
                <span>
                  <b>
                    <bdi>{fullName(ctx.viewer, pair.junior)}</bdi>
                  </b>{' '}
                  with <bdi>{fullName(ctx.viewer, pair.mentor)}</bdi>
                </span>
                <span className="meta">
                  {cadenceInWords(pair.cadenceDays)}, since{' '}
                  <Time at={pair.startedAt}>{plainDay(dayIn(pair.startedAt, ctx.timeZone), today)}</Time>
                </span>
              </p>
              {team.canManage && (
                <a
                  className="button button--small button--quiet"
                  href={`/teams/${team.id}/people/pairs/${pair.id}`}
                  aria-label={`Change ${fullName(ctx.viewer, pair.junior)} with ${fullName(ctx.viewer, pair.mentor)}`}
                >
                  Change
                </a>
              )}
            </li>
          ))}
        </Plain>
      )}
      {team.canManage && alone.length > 0 && (
        <p className="meta mt-3">Without a mentor: {alone.map(({ name }) => name).join(', ')}.</p>
      )}
    </section>
  )
}
