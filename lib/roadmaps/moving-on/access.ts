import { and, or, type SQL } from 'drizzle-orm'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { inOwnTeams, isJuniorNow, leadsNow, mentorsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `roadmap_people`: juniors the viewer currently mentors, and juniors of teams they lead. */
export function mayMove(ctx: Ctx): SQL {
  return and(
    inOwnTeams(ctx, roadmapPeople.teamId),
    isJuniorNow(roadmapPeople),
    or(mentorsNow(ctx, roadmapPeople), leadsNow(ctx, roadmapPeople.teamId)),
  ) as SQL
}
