'use client'
import { FieldGroup } from '#app/_ui/choices.tsx'
import { useField } from '#app/_ui/form-context.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { typedValue } from '#app/_ui/typed-values.ts'

export function RubricChoice({ steps }: { steps: { title: string; text: string }[] }) {
  const { state, names } = useField('rubricStep')
  const chosen = typedValue(state, 'rubricStep')
  return (
    <FieldGroup
      name="rubricStep"
      legend="Current level"
      hint="For an approval. It tells where the junior is, not what is left."
      className="ticks"
    >
      {steps.map((step, index) => (
        <label className="check-line" key={step.title}>
          <input
            className="tick"
            type="radio"
            {...names.radio('rubricStep')}
            value={index + 1}
            defaultChecked={chosen === String(index + 1)}
          />
          <span>
            <b>
              {index + 1}. <PlainText text={step.title} />
            </b>
            <span className="meta block">
              <PlainText text={step.text} />
            </span>
          </span>
        </label>
      ))}
    </FieldGroup>
  )
}
