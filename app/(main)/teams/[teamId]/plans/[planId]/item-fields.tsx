import { OwnGoalFields } from '#app/_parts/goals/own-goal-fields.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import type { OwnGoalKind } from '#db/words.ts'
import { MAX_DESCRIPTION } from '#lib/roadmaps/limits/rules.ts'
import { DAY_HINT } from '../words.ts'

type Item = {
  day: number | null
  kind: OwnGoalKind
  title: string
  description: string
  outcome: string | null
  criteria: string[]
}

/** Of an own goal in a plan. */
export function ItemFields({ item }: { item: Item }) {
  const { day, description, ...goal } = item
  return (
    <OwnGoalFields
      goal={{ ...goal, outcome: item.outcome ?? '', stage: '', dueOn: null }}
      rowIds={[...item.criteria, ''].map((_, place) => `${place + 1}`)}
      stages={[]}
    >
      <TextField
        name="day"
        label="Due on day"
        hint={DAY_HINT}
        inputMode="numeric"
        value={day === null ? '' : String(day)}
        width="short"
        required
      />
      <LongText
        name="description"
        label="Purpose"
        hint="Why it matters, in a sentence or two."
        maxLength={MAX_DESCRIPTION}
        value={description}
        optional
      />
    </OwnGoalFields>
  )
}
