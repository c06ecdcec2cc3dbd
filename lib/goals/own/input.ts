import { z } from 'zod'
import { type OwnGoalKind, ownGoalKinds } from '#db/words.ts'
import { boundedLine, filledRows, line, recordId, rowsField } from '#lib/core/fields.ts'
import { MAX_CRITERIA, MAX_CRITERION, MAX_KEY, MAX_OUTCOME, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'

/** What an own goal is, in every form that writes one. */
export const ownGoalFields = {
  kind: z.enum(ownGoalKinds, 'Please choose a kind.'),
  title: line('a title', MAX_TITLE),
  outcome: boundedLine(MAX_OUTCOME),
  criteria: rowsField(z.object({ text: boundedLine(MAX_CRITERION) })),
}

type Sent = { kind: OwnGoalKind; outcome: string; criteria: { text: string }[] }

/** Without empty rows, and with an outcome for a project only. */
export const withoutEmpty = <Goal extends Sent>({ criteria, outcome, ...rest }: Goal) => ({
  ...rest,
  outcome: (rest.kind === 'project' && outcome) || null,
  criteria: filledRows(criteria, 'text').map(({ text }) => text),
})

type Issues = { addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void }

export function hasCriteria({ criteria }: { criteria: readonly string[] }, issues: Issues): void {
  const complain = (message: string) => issues.addIssue({ code: 'custom', path: ['criteria'], message })
  if (criteria.length === 0) complain('Please write at least one criterion: how one sees that it’s done.')
  if (criteria.length > MAX_CRITERIA)
    complain(`At most ${MAX_CRITERIA} criteria, please; these are ${criteria.length}.`)
}

/** 'ROADMAP KEY', or '' for none. */
export const stageField = () =>
  z
    .string()
    .optional()
    .transform((text) => {
      const [roadmapId = '', stageKey = ''] = (text ?? '').split(' ')
      return text ? { roadmapId, stageKey } : null
    })
    .pipe(z.object({ roadmapId: recordId(), stageKey: z.string().min(1).max(MAX_KEY) }).nullable())
