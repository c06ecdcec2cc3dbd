import type { Visibility } from '#db/words.ts'
import { circleNamed } from '#lib/audience/naming/rules.ts'
import { getCircle } from '#lib/audience/reads.ts'
import type { Ctx } from '#lib/core/context.ts'

/** Who wrote a text, and for whom; `reader` counts for a pair's text only. */
export type Text = { author: Ctx; visibility: Visibility; reader?: Ctx }

/** The columns that every text has. */
export function audienceColumns({ author, visibility, reader }: Text) {
  const readerId = visibility === 'pair' ? (reader?.viewer.id ?? null) : null
  return { authorId: author.viewer.id, visibility, readerId }
}

/** The circle of the world's junior now, as a page names it in its form. */
export async function circleOnPage({ junior, teamId }: { junior: Ctx; teamId: string }): Promise<string> {
  return circleNamed(await getCircle({ juniorId: junior.viewer.id, teamId }))
}
