import { and, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { levelConfirmations } from '#db/schema/levels.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { people } from '#db/schema/people.ts'
import { inCircle } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { confirmationsVisibleTo } from '#lib/levels/access.ts'

/** Of a confirmation that is being written: by the junior's place on a roadmap. One query. */
export async function levelSubjects(ctx: Ctx, ids: string[]) {
  const rows = await db
    .select({ id: roadmapPeople.id, personName: people.name })
    .from(roadmapPeople)
    .innerJoin(people, eq(people.id, roadmapPeople.juniorId))
    .where(and(inArray(roadmapPeople.id, ids), inCircle(ctx, roadmapPeople)))
  return rows.map((row) => ({ ...row, title: null }))
}

/** Of a reason for taking one back. One query. */
export async function levelTakenBackSubjects(ctx: Ctx, ids: string[]) {
  return db
    .select({
      id: levelConfirmations.id,
      title: levelConfirmations.levelTitle,
      personName: people.name,
    })
    .from(levelConfirmations)
    .innerJoin(people, eq(people.id, levelConfirmations.juniorId))
    .where(and(inArray(levelConfirmations.id, ids), confirmationsVisibleTo(ctx)))
}
