'use client'
import type { ReactNode } from 'react'
import { CriterionRows } from '#app/_parts/goals/criterion-rows.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Select, type SelectOption, TextField } from '#app/_ui/fields.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import type { OwnGoalKind } from '#db/words.ts'
import { MAX_OUTCOME, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'

type OwnGoal = {
  kind: OwnGoalKind
  title: string
  outcome: string
  criteria: string[]
  stage: string
  /** Null where no day is asked for. */
  dueOn: string | null
}

/** `rowIds` are of the criteria, one more than there are for an empty row. `before` is what someone else wrote. */
export function OwnGoalFields(props: {
  goal: OwnGoal
  rowIds: string[]
  stages: SelectOption[]
  before?: { criteria: Record<string, string>; where: string }
  children: ReactNode
}) {
  const { goal, rowIds, stages, before, children } = props
  return (
    <>
      <Segments
        name="kind"
        legend="Kind"
        value={goal.kind}
        options={[
          { value: 'skill', label: 'Skill' },
          { value: 'project', label: 'Project' },
        ]}
      />
      <TextField name="title" label="Title" maxLength={MAX_TITLE} value={goal.title} required />
      {children}
      <CriterionRows
        criteria={rowIds.map((key, at) => ({ key, text: goal.criteria[at] ?? '' }))}
        before={before?.criteria ?? {}}
        where={before?.where ?? ''}
      />
      <div className="kind-project">
        <LongText
          name="outcome"
          label="Outcome"
          hint="What exists at the end."
          maxLength={MAX_OUTCOME}
          rows={2}
          value={goal.outcome}
          optional
        />
      </div>
      <div className="grid grid-cols-1 gap-5 empty:hidden sm:grid-cols-2">
        {goal.dueOn !== null && (
          <TextField name="dueOn" type="date" label="Due" value={goal.dueOn} optional />
        )}
        {stages.length > 0 && (
          <Select
            name="stage"
            label="Belongs to"
            empty="Beyond the roadmap"
            options={stages}
            value={goal.stage}
          />
        )}
      </div>
    </>
  )
}
