import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { listOwnJuniors } from '#lib/sessions/logging/reads.ts'
import { listTemplates } from '#lib/sessions/templates/reads.ts'
import { notYetThere } from '#lib/sessions/templates/rules.ts'

/**
 * Templates for the pair's agenda. The one that is asked for is found although it was removed meanwhile; `there` are its
 * questions that a point has that the viewer reads, `fresh` the others. Three queries. Throws `NotFound` if the viewer
 * doesn't mentor that junior (in that team) now, or there's no such template.
 */
export async function getQuestions(ctx: Ctx, juniorId: string, teamId?: string, ref?: string) {
  const pairs = await listOwnJuniors(ctx, juniorId)
  const pair = teamId === undefined ? pairs[0] : pairs.find((row) => row.teamId === teamId)
  if (!pair) throw new NotFound()
  const templates = await listTemplates(ctx, pair.teamId)
  const chosen = ref === undefined ? null : templates.find((each) => each.ref === ref)
  if (chosen === undefined) throw new NotFound()
  const points = await listOpenPoints(ctx, [pair.mentorshipId])
  const fresh = notYetThere(
    chosen?.questions ?? [],
    points.map(({ body }) => body),
  )
  return {
    ...pair,
    templates: templates.filter(({ removedAt }) => !removedAt),
    chosen: chosen && {
      ...chosen,
      fresh,
      there: chosen.questions.filter((question) => !fresh.includes(question)),
    },
  }
}
