import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { roadmapMoves, roadmapPeople } from '#db/schema/moving-on.ts'
import { people } from '#db/schema/people.ts'
import { inCircle } from '#lib/audience/access.ts'
import { either } from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

const junior = alias(people, 'junior')
const mover = alias(people, 'mover')

/** Which version of a roadmap someone is on. */
export const roadmapPersonSheet = sheet('roadmap_people', {
  id: roadmapPeople.id,
  fields: () => ({
    teamId: roadmapPeople.teamId,
    juniorId: roadmapPeople.juniorId,
    junior: junior.name,
    roadmapId: roadmapPeople.roadmapId,
    roadmapVersionId: roadmapPeople.roadmapVersionId,
    since: roadmapPeople.since,
  }),
  from: (chosen) => chosen.from(roadmapPeople).innerJoin(junior, eq(junior.id, roadmapPeople.juniorId)),
  where: (ctx) => either(ctx, (ctx) => inCircle(ctx, roadmapPeople), undefined),
})

export const roadmapMoveSheet = sheet('roadmap_moves', {
  id: roadmapMoves.id,
  fields: () => ({
    teamId: roadmapMoves.teamId,
    juniorId: roadmapMoves.juniorId,
    junior: junior.name,
    roadmapId: roadmapMoves.roadmapId,
    fromVersionId: roadmapMoves.fromVersionId,
    toVersionId: roadmapMoves.toVersionId,
    movedById: roadmapMoves.movedById,
    movedBy: mover.name,
    at: roadmapMoves.at,
    map: roadmapMoves.map,
    undoneAt: roadmapMoves.undoneAt,
    undoneById: roadmapMoves.undoneById,
  }),
  from: (chosen) =>
    chosen
      .from(roadmapMoves)
      .innerJoin(junior, eq(junior.id, roadmapMoves.juniorId))
      .innerJoin(mover, eq(mover.id, roadmapMoves.movedById)),
  where: (ctx) => either(ctx, (ctx) => inCircle(ctx, roadmapMoves), undefined),
})
