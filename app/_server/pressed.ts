import type { FormState } from '#app/_ui/form-state.ts'
import type { FormValues } from '#app/_ui/sent-values.ts'
import type { Ctx } from '#lib/core/context.ts'
import { renderMarkdown } from '#lib/text/markdown/render.ts'
import { cleanText } from '#lib/text/typed.ts'
import { keepPressed } from './drafts.ts'
import { changeRows, fillFields, tickBoxes } from './form-values.ts'
import { openedByAnother, restored } from './sent-again.ts'

// In characters.
const MAX_PREVIEWED = 100_000

/** The answer to a button that changes the form and saves nothing; undefined for one that sends it. */
export async function pressed(
  ctx: Ctx,
  answer: FormState,
  values: FormValues,
): Promise<FormState | undefined> {
  return (
    openedByAnother(ctx, answer, values) ??
    restored(ctx, answer, values) ??
    filledRowsOrPreview(answer, values) ??
    (await keepPressed(ctx, answer, values))
  )
}

// The buttons for filling fields, ticking boxes, adding a row and for a preview send the form and save nothing, so they work without JavaScript.
function filledRowsOrPreview(answer: FormState, values: FormValues): FormState | undefined {
  const { rows, preview, fill, ticks } = values
  if (typeof fill === 'string')
    return { ...answer, status: 'filled', values: fillFields(answer.values, fill) }
  if (typeof ticks === 'string')
    return { ...answer, status: 'filled', values: tickBoxes(answer.values, ticks) }
  if (typeof rows === 'string') {
    const values = changeRows(answer.values, rows)
    const added = Object.keys(values).find((name) => !(name in answer.values) && name.endsWith('.id'))
    return { ...answer, status: 'rows', values, ...(added && { added: added.slice(0, -'id'.length) }) }
  }
  if (typeof preview !== 'string' || preview === '') return undefined
  const { preview: _press, ...kept } = answer.values
  const [field = '', ...others] = new Set(preview.split(' ').slice(0, 100))
  let room = MAX_PREVIEWED
  const html = (name: string) => {
    const text = typeof kept[name] === 'string' ? kept[name] : ''
    room -= text.length
    return room < 0 ? '' : renderMarkdown(cleanText(text))
  }
  return {
    ...answer,
    status: 'preview',
    values: kept,
    preview: {
      field,
      html: html(field),
      others: Object.fromEntries(others.map((name) => [name, html(name)])),
    },
  }
}
