import type { Severity } from '#db/words.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { listThemes } from '#lib/reviews/reads.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { parsePosition } from '#lib/text/positions/rules.ts'
import { timeWithin } from './calendar.ts'
import type { StoryReview } from './story.ts'
import { type Act, goalOf, type Telling } from './telling.ts'

export function reviewActs(telling: Telling): Act[] {
  const { stage, story } = telling
  return story.reviews.map((review) => ({
    at: stage.as(story.mentor, review.ago, timeWithin(16, review.ago)),
    run: (ctx: Ctx) => write(telling, review, ctx),
  }))
}

async function write(telling: Telling, review: StoryReview, ctx: Ctx): Promise<void> {
  const { stage, story } = telling
  const teamId = stage.teamIds[story.team]
  const themes = new Map((await listThemes(ctx, teamId)).map(({ id, name }) => [name, id]))
  const note = {
    url: review.pr,
    title: review.title,
    reviewedOn: stage.day(review.ago),
    goalIds: review.goals.map((key) => goalOf(telling, key)),
    visibility: review.to,
    summary: review.summary,
    wentWell: review.well,
    toImprove: review.improve,
    findings: review.findings.map((finding) => findingOf(finding, themes)),
  }
  const juniorId = stage.personId(story.junior)
  const { id } = await logReview(ctx, { formId: newId(), juniorId, teamId, ...note })
  const later = stage.later(ctx, 40)
  if (review.edited) {
    const edit = { id, formId: newId(), version: 1, confirmed: false, circle: '' }
    await editReview(later, { ...edit, ...note, toImprove: review.edited })
  }
  if (review.withdrawn) await withdrawText(later, { id, version: 1 }, reviewToWithdraw)
}

function findingOf(finding: StoryReview['findings'][number], themes: Map<string, string>) {
  const severity: Severity = finding.issue ? 'issue' : finding.praise ? 'praise' : 'suggestion'
  const theme = finding[severity] ?? ''
  const themeId = themes.get(theme)
  if (!themeId) throw new Error(`The demo knows no theme ${theme}.`)
  const { file, line, column, lastLine } = parsePosition(finding.at ?? '')
  return {
    id: null,
    severity,
    themeId,
    body: finding.says.trimEnd(),
    file,
    line,
    column,
    lastLine,
    snippet: finding.code?.trimEnd() ?? null,
  }
}
