import { TextField } from '#app/_ui/fields.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import { MAX_QUESTIONS, MAX_TEMPLATE_TITLE } from '#lib/sessions/templates/rules.ts'

export function TemplateFields({
  title = '',
  questions = [],
}: {
  title?: string
  questions?: readonly string[]
}) {
  return (
    <>
      <TextField name="title" label="Title" maxLength={MAX_TEMPLATE_TITLE} value={title} required />
      <LongText
        name="questions"
        label="Questions"
        hint={`One per line, ${MAX_QUESTIONS} at most. Four to seven are enough for an hour.`}
        rows={10}
        value={questions.join('\n')}
      />
    </>
  )
}
