import { z } from 'zod'
import { checkbox, formId, line, recordId, rowsField } from '#lib/core/fields.ts'
import { pageField } from '#lib/sessions/action-items/input.ts'
import { MAX_POINT_LENGTH, partField } from '#lib/sessions/agenda/input.ts'
import { cleanText } from '#lib/text/typed.ts'
import { cairnsTemplate, MAX_QUESTIONS, MAX_TEMPLATE_TITLE } from './rules.ts'

/** One a line. */
const questionsField = () =>
  z
    .string('Please write at least one question.')
    .transform((text) =>
      cleanText(text)
        .split('\n')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .pipe(
      z
        .array(line('a question', MAX_POINT_LENGTH))
        .min(1, 'Please write at least one question.')
        .max(MAX_QUESTIONS, `At most ${MAX_QUESTIONS} questions, please.`),
    )

const words = { title: line('a title', MAX_TEMPLATE_TITLE), questions: questionsField() }

/** What names a template: a key of Cairn's, or the id of a team's own. */
export const templateRef = () =>
  z.union([z.string().refine((text) => cairnsTemplate(text) !== undefined), recordId()])

/** 0 for one that is Cairn's and untouched. */
const shownVersion = () => z.coerce.number('Please open this form again.').int().min(0).max(1_000_000_000)

export const newTemplateInput = z.object({ formId: formId(), teamId: recordId(), ...words })

export const templateInput = z.object({
  formId: formId(),
  teamId: recordId(),
  template: templateRef(),
  version: shownVersion(),
  ...words,
})

/** A press: 'remove REF' or 'restore REF'. */
export const arrangeTemplatesInput = z.object({
  formId: formId(),
  teamId: recordId(),
  do: z
    .string('Please press a button.')
    .max(60)
    .transform((press) => {
      const [what, template] = press.split(' ')
      return { what, template }
    })
    .pipe(
      z.object({
        what: z.enum(['remove', 'restore'], 'Please open this page again.'),
        template: templateRef(),
      }),
    ),
})

/** The questions as the page showed them, so that a template that was changed or removed meanwhile doesn't matter. */
export const takeQuestionsInput = z
  .object({
    formId: formId(),
    mentorshipId: recordId(),
    questions: rowsField(
      z.object({ body: line('a question', MAX_POINT_LENGTH), isTaken: checkbox() }),
      MAX_QUESTIONS,
    ),
    part: partField(),
    visibility: z.enum(['pair', 'circle'], 'Please choose who can read this.').default('pair'),
    from: pageField('/sessions'),
  })
  .transform(({ questions, ...rest }) => ({
    ...rest,
    questions: questions.filter(({ isTaken }) => isTaken).map(({ body }) => body),
  }))

export type NewTemplate = z.output<typeof newTemplateInput>
export type EditTemplate = z.output<typeof templateInput>
export type ArrangeTemplates = z.output<typeof arrangeTemplatesInput>
export type TakeQuestions = Omit<z.output<typeof takeQuestionsInput>, 'from'>
