'use client'
import { FieldGroup, type TickOption, Ticks } from '#app/_ui/choices.tsx'
import { useForm } from '#app/_ui/form-context.ts'
import { typedValue, typedValues } from '#app/_ui/typed-values.ts'
import { withoutBackticks } from '#lib/core/format.ts'

/** A milestone is one of its `options`. */
export type Stage = { id: string; position: number; title: string; options: TickOption[] }

/** Like `Chips`, but buttons of the form: the other stage is shown, and all that is ticked and typed stays. */
export function StageChoice({ stages, first }: { stages: Stage[]; first: string }) {
  const { state } = useForm()
  const shown = typedValue(state, 'stage', first)
  return (
    <ul className="chips" aria-label="Stage">
      <li className="chips__label" aria-hidden="true">
        Stage
      </li>
      {stages.map(({ id, position, title }) => (
        <li key={id}>
          <button
            className="chip"
            type="submit"
            name="fill"
            value={`stage=${id}`}
            aria-current={id === shown ? 'true' : undefined}
          >
            {position} {title}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The milestones of the stage that is shown, and those that are ticked in others, so that none is assigned unseen. */
export function MilestoneChoice({ stages, first }: { stages: Stage[]; first: string }) {
  const { state } = useForm()
  const shown = typedValue(state, 'stage', first)
  const stage = stages.find(({ id }) => id === shown) ?? stages[0]
  if (!stage) return null
  const ticked = typedValues(state, 'milestones')
  const others = stages.flatMap(({ id, position, options }) =>
    id === stage.id
      ? []
      : options
          .filter(({ value }) => ticked.includes(value))
          .map((option) => ({ ...option, meta: `Stage ${position}. ${option.meta ?? ''}` })),
  )
  const all = stage.options.map(({ value }) => value).join(' ')
  return (
    <FieldGroup
      name="milestones"
      legend={
        <span className="subheading">{`Milestones of stage ${stage.position}, ${withoutBackticks(stage.title)}`}</span>
      }
      hint={
        <button className="button button--small" type="submit" name="ticks" value={`milestones=${all}`}>
          Tick the whole stage
        </button>
      }
      className="ticks"
    >
      <input type="hidden" name="stage" value={stage.id} />
      <Ticks key={stage.id} name="milestones" metaBelow options={stage.options} />
      {others.length > 0 && (
        <>
          <p className="hint border-t border-line px-5 pt-3">Ticked in other stages:</p>
          <Ticks name="milestones" metaBelow options={others} />
        </>
      )}
    </FieldGroup>
  )
}
