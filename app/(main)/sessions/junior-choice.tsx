import { Pebble } from '#app/_parts/people/person.tsx'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { fullName } from '#lib/core/names.ts'
import type { OwnJunior } from '#lib/sessions/logging/reads.ts'

export function JuniorChoice({ juniors, to, ctx }: { juniors: OwnJunior[]; to: string; ctx: Ctx }) {
  const isTwice = (id: string) => juniors.filter(({ junior }) => junior.id === id).length > 1
  return (
    <ul className="sheet rows">
      {juniors.map(({ mentorshipId, teamId, teamName, junior, planned }) => (
        <li key={mentorshipId} className="flex items-center gap-4">
          <Pebble person={junior} />
          <div className="min-w-0 grow">
            <a
              className="title"
              href={`${to}?with=${junior.id}${isTwice(junior.id) ? `&team=${teamId}` : ''}`}
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
