'use client'
import { CriterionRows } from '#app/_parts/goals/criterion-rows.tsx'
import { FieldGroup, Segments, Ticks } from '#app/_ui/choices.tsx'
import { Select, type SelectOption, TextField } from '#app/_ui/fields.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import { Rows } from '#app/_ui/rows.tsx'
import type { MilestoneKind, Period, ResourceKind, Showing } from '#db/words.ts'
import {
  MAX_DESCRIPTION,
  MAX_OUTCOME,
  MAX_STEP_TEXT,
  MAX_STEP_TITLE,
  MAX_TITLE,
} from '#lib/roadmaps/limits/rules.ts'
import { Needs, Resources } from './milestone-lists.tsx'

type Milestone = {
  kind: MilestoneKind
  title: string
  description: string
  criteria: { key: string; text: string }[]
  needs: string[]
  weeks: number | null
  shown: Showing[]
  outcome: string | null
  rubric: { title: string; text: string }[] | null
  period: Period | null
  entriesPerPeriod: number | null
  periodsNeeded: number | null
  resources: { kind: ResourceKind; title: string; url: string | null }[]
}

type Props = {
  milestone: Milestone
  stage: string
  stages: { value: string; label: string }[]
  others: SelectOption[]
  before: Record<string, string>
  number: number
}

const kinds = [
  { value: 'skill', label: 'Skill' },
  { value: 'project', label: 'Project' },
  { value: 'behaviour', label: 'Behaviour' },
  { value: 'habit', label: 'Habit' },
]

export function MilestoneFields({ milestone, stage, stages, others, before, number }: Props) {
  return (
    <>
      <Segments name="kind" legend="Kind" value={milestone.kind} options={kinds} />
      <TextField name="title" label="Title" maxLength={MAX_TITLE} value={milestone.title} required />
      <LongText
        name="description"
        label="Purpose"
        hint="Why it matters, in a sentence or two."
        maxLength={MAX_DESCRIPTION}
        value={milestone.description}
        optional
      />
      <CriterionRows criteria={milestone.criteria} before={before} where={`In version ${number}`}>
        {Object.keys(before).length > 0 && (
          <p className="meta mt-2">
            Reworded criteria keep people’s ticks; the mentor confirms the new wording.
          </p>
        )}
      </CriterionRows>
      <OfKind milestone={milestone} />
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <TextField
          name="weeks"
          label="Expected weeks"
          inputMode="numeric"
          value={milestone.weeks === null ? '' : String(milestone.weeks)}
          width="short"
          optional
        />
        <Select name="stage" label="Stage" options={stages} value={stage} />
      </div>
      <Resources resources={milestone.resources} />
      <Needs needs={milestone.needs} others={others} />
      <FieldGroup
        name="shown"
        legend="How it’s shown"
        hint="What the mentor asks for on top of the evidence. Leave both empty if anything goes."
        className="ticks"
      >
        <Ticks
          name="shown"
          metaBelow
          options={[
            {
              value: 'alone',
              label: 'Done alone',
              meta: 'Without help on the main parts',
              checked: milestone.shown.includes('alone'),
            },
            {
              value: 'explained_live',
              label: 'Explained live',
              meta: 'Talked through in a session',
              checked: milestone.shown.includes('explained_live'),
            },
          ]}
        />
      </FieldGroup>
    </>
  )
}

// The style sheet shows what belongs to the chosen kind; the rest keeps what was typed.
function OfKind({ milestone }: { milestone: Milestone }) {
  const { outcome, rubric, period, entriesPerPeriod, periodsNeeded } = milestone
  const steps = [0, 1, 2, 3].map((index) => ({
    id: `step-${index + 1}`,
    title: rubric?.[index]?.title ?? '',
    text: rubric?.[index]?.text ?? '',
  }))
  return (
    <>
      <div className="kind-project">
        <LongText
          name="outcome"
          label="Outcome"
          hint="What exists at the end."
          maxLength={MAX_OUTCOME}
          rows={2}
          value={outcome ?? ''}
        />
      </div>
      <fieldset className="field kind-behaviour">
        <legend>Four steps</legend>
        <p className="hint">From the first to the last, each with a name and what one sees.</p>
        <Rows list="steps" ids={steps.map(({ id }) => id)}>
          {(row) => (
            <div className="outline-step">
              <TextField
                name={row.name('title')}
                label={`Step ${row.position + 1}`}
                maxLength={MAX_STEP_TITLE}
                value={steps[row.position]?.title ?? ''}
              />
              <LongText
                name={row.name('text')}
                label={`What one sees at step ${row.position + 1}`}
                hideLabel
                rows={2}
                maxLength={MAX_STEP_TEXT}
                value={steps[row.position]?.text ?? ''}
              />
            </div>
          )}
        </Rows>
      </fieldset>
      <fieldset className="field kind-habit">
        <legend>How often</legend>
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-3">
          <TextField
            name="entries"
            label="Entries"
            inputMode="numeric"
            value={entriesPerPeriod === null ? '' : String(entriesPerPeriod)}
          />
          <Select
            name="period"
            label="In each"
            options={[
              { value: 'week', label: 'Week' },
              { value: 'month', label: 'Month' },
              { value: 'quarter', label: 'Quarter' },
            ]}
            value={period ?? 'month'}
          />
          <TextField
            name="periods"
            label="For so many"
            inputMode="numeric"
            value={periodsNeeded === null ? '' : String(periodsNeeded)}
          />
        </div>
      </fieldset>
    </>
  )
}
