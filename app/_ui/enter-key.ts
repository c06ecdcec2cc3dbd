import type { KeyboardEvent } from 'react'

/**
 * In a form with a text of several lines or with rows, Enter in a one-line field goes to the next row, or makes one, or
 * does nothing, so that nothing half-written is sent. Ctrl+Enter and Cmd+Enter send from anywhere.
 */
export function onFormKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return
  const form = event.currentTarget
  const field = event.target as HTMLElement
  if (event.ctrlKey || event.metaKey) {
    if (!field.matches('input, textarea, select')) return
    event.preventDefault()
    form.requestSubmit(onlySubmitButton(form))
    return
  }
  if (!(field instanceof HTMLInputElement) || ['submit', 'button'].includes(field.type)) return
  if (!form.querySelector('textarea, button[name="rows"]')) return
  event.preventDefault()
  nextRow(form, field)
}

/** Undefined if the form has several, such as approve and request changes: then it asks which. */
function onlySubmitButton(form: HTMLFormElement): HTMLButtonElement | undefined {
  const buttons = [
    ...form.querySelectorAll<HTMLButtonElement>(
      'button[type="submit"]:not([name="rows"], [name="preview"], [aria-hidden="true"])',
    ),
  ]
  return buttons.length === 1 ? buttons[0] : undefined
}

function nextRow(form: HTMLFormElement, field: HTMLInputElement): void {
  const [list, number, name] = field.name.split('.')
  if (!list || !name) return
  const same = [...form.querySelectorAll<HTMLInputElement>(`[name^="${list}."]`)].filter((each) =>
    each.name.endsWith(`.${name}`),
  )
  const next = same.find((each) => Number(each.name.split('.')[1]) > Number(number))
  if (next) next.focus()
  else if (field.value.trim() !== '')
    form.querySelector<HTMLButtonElement>(`button[name="rows"][value="${list}.add"]`)?.click()
}
