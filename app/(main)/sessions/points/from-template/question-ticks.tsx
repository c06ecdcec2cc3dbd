'use client'
import { useForm } from '#app/_ui/form-context.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { formRows, typedValue, typedValues } from '#app/_ui/typed-values.ts'

/** A form that comes back has the questions that it was sent with, even if the template was changed meanwhile. */
export function QuestionTicks({ questions }: { questions: readonly string[] }) {
  const { id: prefix, state, names } = useForm()
  const rows = formRows(
    state,
    'questions',
    questions.map((_, index) => String(index)),
  )
  return (
    <ul className="sheet question-rows">
      {rows.map(({ number, id }) => {
        const name = (field: string) => `questions.${number}.${field}`
        const body = typedValue(state, name('body'), questions[number])
        return (
          <li key={number}>
            <input type="hidden" {...names.hidden(name('id'))} value={id} />
            <input type="hidden" {...names.hidden(name('body'))} value={body} />
            <label className="check-line" htmlFor={`${prefix}question-${number}`}>
              <input
                id={`${prefix}question-${number}`}
                className="tick"
                type="checkbox"
                {...names.typed(name('isTaken'), 'on')}
                value="on"
                defaultChecked={typedValues(state, name('isTaken'), ['on']).includes('on')}
              />
              <span className="min-w-0 wrap-anywhere">
                <PlainText text={body} />
              </span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
