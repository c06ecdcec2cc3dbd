import { isAsGiven, longField, ownName, partField, wasField } from '#app/_ui/shared-form.ts'

/** What was sent of one form, of all that a page has. */
export type PagePart = {
  /** 'comment' or, for one of several, 'decide ID'. */
  name: string
  /** As the form itself would have sent it. */
  form: FormData
  isPressed: boolean
  /** The fields in which something is typed, ticked or chosen that the page itself doesn't have. */
  typed: string[]
  /** A form with a text of several lines or with rows. */
  isLong: boolean
}

/**
 * What a browser without a script sends as one form (`PageForms`), by its parts. A browser sends controls in the order
 * in which they are on the page, so all up to the next `partField` belong to one part.
 */
export function partsOf(sent: Iterable<[name: string, value: FormDataEntryValue]>): PagePart[] {
  const parts: (PagePart & { was: string[] })[] = []
  for (const [name, value] of sent) {
    if (typeof value !== 'string') continue
    const part = parts.at(-1)
    if (name === partField)
      parts.push({ name: value, form: new FormData(), isPressed: false, typed: [], isLong: false, was: [] })
    else if (name === longField && part) part.isLong = true
    else if (name === wasField && part) part.was.push(value)
    else if (part) take(part, name, value)
  }
  return parts
    .filter(({ name }) => /^[a-zA-Z]+( [\w-]+)?$/.test(name))
    .map(({ was, ...part }) => ({ ...part, typed: [...part.typed, ...unticked(part.form, was)] }))
}

function take(part: PagePart, sent: string, value: string): void {
  const { name, given, isButton } = ownName(sent)
  if (isButton) part.isPressed = true
  if (name !== '') part.form.append(name, value)
  if (given !== undefined && !isAsGiven(value, given)) part.typed.push(name)
}

/** `was` are 'criteria ID'. */
function unticked(form: FormData, was: string[]): string[] {
  return was.flatMap((box) => {
    const [name = '', value = ''] = box.split(' ')
    return form.getAll(name).includes(value) ? [] : [name]
  })
}
