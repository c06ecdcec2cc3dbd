'use client'
import { CriterionRows } from '#app/_parts/goals/criterion-rows.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import type { OwnGoalKind } from '#db/words.ts'
import { MAX_DESCRIPTION, MAX_OUTCOME, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'

type Item = {
  day: number | null
  kind: OwnGoalKind
  title: string
  description: string
  outcome: string | null
  criteria: string[]
}

/** Of an own goal in a plan. */
export function ItemFields({ item, dayHint }: { item: Item; dayHint: string }) {
  const texts = item.criteria.length > 0 ? item.criteria : ['']
  return (
    <>
      <TextField
        name="day"
        label="Due on day"
        hint={dayHint}
        inputMode="numeric"
        value={item.day === null ? '' : String(item.day)}
        width="short"
        required
      />
      <Segments
        name="kind"
        legend="Kind"
        value={item.kind}
        options={[
          { value: 'skill', label: 'Skill' },
          { value: 'project', label: 'Project' },
        ]}
      />
      <TextField name="title" label="Title" maxLength={MAX_TITLE} value={item.title} required />
      <LongText
        name="description"
        label="Purpose"
        hint="Why it matters, in a sentence or two."
        maxLength={MAX_DESCRIPTION}
        value={item.description}
        optional
      />
      <CriterionRows criteria={texts.map((text, place) => ({ key: `${place + 1}`, text }))} />
      <div className="kind-project">
        <LongText
          name="outcome"
          label="Outcome"
          hint="What exists at the end."
          maxLength={MAX_OUTCOME}
          rows={2}
          value={item.outcome ?? ''}
          optional
        />
      </div>
    </>
  )
}
