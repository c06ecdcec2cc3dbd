import { desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import type { Term } from '#db/search/terms.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Named } from '#lib/core/named.ts'
import { answersVisibleTo } from '#lib/roadmaps/suggestions/access.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import { markedExcerpt, type Part, textMatches } from '#lib/views/search/rules.ts'

const author = alias(people, 'author')

/** The newest; a team writes few. */
const MAX_READ = 300
const MAX_CHARACTERS = 20_000

export type FoundSuggestion = {
  id: string
  roadmapId: string
  author: Named
  createdAt: Date
  excerpt: Part[]
}

/**
 * Changes to roadmaps that the viewer suggested or, as a lead, may answer, with their answers; newest first. They aren't
 * about a junior, so they aren't in the search index: they're few, and compared in the program, as names are. One query.
 */
export async function listSuggested(ctx: Ctx, terms: readonly Term[]): Promise<FoundSuggestion[]> {
  const id = { id: roadmapSuggestions.id }
  const own = db.select(id).from(roadmapSuggestions).where(eq(roadmapSuggestions.authorId, ctx.viewer.id))
  // From the few roadmaps of the teams that the viewer leads.
  const led = db
    .select(id)
    .from(roadmapSuggestions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapSuggestions.roadmapId))
    .where(ledBy(ctx, roadmaps.teamId))
  const rows = await db
    .select({
      id: roadmapSuggestions.id,
      roadmapId: roadmapSuggestions.roadmapId,
      author: { id: author.id, name: author.name },
      createdAt: roadmapSuggestions.createdAt,
      body: roadmapSuggestions.body,
      answer: sql<string | null>`case when ${answersVisibleTo(ctx)} then ${roadmapSuggestions.answer} end`,
    })
    .from(roadmapSuggestions)
    .innerJoin(author, eq(author.id, roadmapSuggestions.authorId))
    .where(inArray(roadmapSuggestions.id, own.union(led)))
    .orderBy(desc(roadmapSuggestions.createdAt), desc(roadmapSuggestions.id))
    .limit(MAX_READ)
  return rows.flatMap(({ body, answer, ...row }) => {
    const texts = answer === null ? [body] : [body, answer]
    if (!textMatches(texts.join('\n\n'), terms)) return []
    const plain = texts.map((text) => plainText(text, MAX_CHARACTERS)).join(' ')
    return [{ ...row, excerpt: markedExcerpt(plain, terms) }]
  })
}
