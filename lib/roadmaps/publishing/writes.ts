import { and, desc, eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import { workingCopies } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { once } from '#lib/record/forms/writes.ts'
import { hashValue } from '#lib/roadmaps/definition/rules.ts'
import { hindrances } from '#lib/roadmaps/hindrances/rules.ts'
import type { Publish } from '#lib/roadmaps/working-copies/input.ts'
import { contentOfCopy, seenOf } from '#lib/roadmaps/working-copies/rules.ts'
import { copyInScope, milestonesOf, stagesOf } from '#lib/roadmaps/working-copies/scope.ts'
import { deleteCopy } from '#lib/roadmaps/working-copies/writes.ts'
import { insertVersion } from './scope.ts'

/**
 * Makes the working copy the roadmap's next version; what was removed in it goes with it. `id` is the roadmap's. Throws
 * NotFound, and Refused if something hinders it, nothing has changed, or the working copy isn't as it was compared.
 */
export async function publishCopy(ctx: Ctx, input: Publish): Promise<{ id: string }> {
  const { formId, roadmapId, seen, note } = input
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'publishCopy' }, input, async () => {
      const copy = await copyInScope(ctx, tx, roadmapId)
      if (seen !== seenOf(copy)) throw new Refused(await changedMeanwhile(tx, copy.id))
      const content = contentOfCopy(copy, await stagesOf(tx, copy.id), await milestonesOf(tx, copy.id))
      const [first, ...others] = hindrances(content)
      if (first)
        throw new Refused(
          others.length === 0
            ? `This can’t be published yet: ${first.words}`
            : `This can’t be published yet: ${first.words} ${others.length} more to fix.`,
        )
      const contentHash = hashValue(content)
      const [last] = await tx
        .select({ contentHash: roadmapVersions.contentHash })
        .from(roadmapVersions)
        .where(and(eq(roadmapVersions.roadmapId, roadmapId)))
        .orderBy(desc(roadmapVersions.number))
        .limit(1)
      if (last?.contentHash === contentHash)
        throw new Refused('Nothing differs from the version before, so there’s nothing to publish.')
      const { key, teamId } = copy
      await insertVersion(ctx, tx, { roadmapId, key, teamId, contentHash, note: note || null }, content)
      await deleteCopy(tx, copy.id)
      return { id: roadmapId }
    }),
  )
}

type Reading = Parameters<typeof stagesOf>[0]

async function changedMeanwhile(tx: Reading, copyId: string): Promise<string> {
  const [editor] = await tx
    .select({ name: people.name })
    .from(workingCopies)
    .innerJoin(people, eq(people.id, workingCopies.updatedById))
    .where(eq(workingCopies.id, copyId))
  return `${editor?.name ?? 'Someone'} changed this working copy since you opened this page. Compare it again, then publish it.`
}
