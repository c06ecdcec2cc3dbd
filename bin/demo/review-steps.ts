import { newId } from '#lib/core/ids.ts'
import { openGoalsForPicking } from '#lib/goals/lists/reads.ts'
import { listThemes } from '#lib/reviews/reads.ts'
import { logReview } from '#lib/reviews/writes.ts'
import type { Stage } from './people-steps.ts'
import { reviewTexts } from './review-texts.ts'
import type { Story } from './stories.ts'

export async function tellReviews(stage: Stage, story: Story, turn: () => number): Promise<void> {
  const teamId = stage.teamIds[story.team]
  const juniorId = stage.personId(story.junior)
  for (const day of story.reviews.toSorted((a, b) => b - a)) {
    const ctx = stage.as(story.mentor, day, 16)
    const themes = new Map((await listThemes(ctx, teamId)).map(({ id, name }) => [name, id]))
    const count = turn()
    const text = reviewTexts[count % reviewTexts.length]
    if (!text) continue
    const goal = count % 3 === 0 ? (await openGoalsForPicking(ctx, juniorId))[0] : undefined
    await logReview(ctx, {
      formId: newId(),
      juniorId,
      teamId,
      url: text.url,
      title: text.title,
      reviewedOn: stage.day(day),
      goalIds: goal ? [goal.id] : [],
      visibility: count % 6 === 5 ? 'circle' : count % 11 === 10 ? 'private' : 'pair',
      summary: text.summary,
      wentWell: text.wentWell,
      toImprove: text.toImprove,
      findings: text.findings.map(({ theme, where, snippet, ...finding }) => {
        const themeId = themes.get(theme)
        if (!themeId) throw new Error(`The demo knows no theme ${theme}.`)
        return {
          id: null,
          ...finding,
          themeId,
          file: where?.[0] ?? null,
          line: where?.[1] ?? null,
          column: null,
          lastLine: null,
          snippet: snippet ?? null,
        }
      }),
    })
  }
}
