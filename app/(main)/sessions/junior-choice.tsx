import { withJot } from '#app/_parts/jots/from-jot.ts'
import { Pebble } from '#app/_parts/people/person.tsx'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { fullName } from '#lib/core/names.ts'
import type { Jot } from '#lib/jots/reads.ts'
import type { OwnJunior } from '#lib/sessions/logging/reads.ts'

type Props = { juniors: OwnJunior[]; to: string; ctx: Ctx; jot?: Jot | null }

/** `jot` is what the form that follows is opened with. */
export function JuniorChoice({ juniors, to, ctx, jot = null }: Props) {
  const isTwice = (id: string) => juniors.filter(({ junior }) => junior.id === id).length > 1
  return (
    <ul className="sheet rows">
      {juniors.map(({ mentorshipId, teamId, teamName, junior, planned }) => (
        <li key={mentorshipId} className="flex items-center gap-4">
          <Pebble person={junior} />
          <div className="min-w-0 grow">
            <a
              className="title"
              href={withJot(`${to}?with=${junior.id}${isTwice(junior.id) ? `&team=${teamId}` : ''}`, jot)}
            >
              <bdi>{fullName(ctx.viewer, junior)}</bdi>
            </a>
            <p className="meta">
              <bdi>{teamName}</bdi>
              {planned && (
                <>
                  , planned for <SessionTime session={planned} ctx={ctx} people={[junior]} />
                </>
              )}
            </p>
          </div>
          <Icon name="right" />
        </li>
      ))}
    </ul>
  )
}
