/** The id of the form that has a page's controls until a script runs: see `PageForms`. */
export const sharedId = 'page-form'

// Hidden fields in a page's form, beside those of its parts.
/** Before the controls of each part; its value is the part's name. */
export const partField = '$form'
/** In a part that Enter never sends. */
export const longField = '$long'
/** A box that was ticked when the page was made: 'criteria ID'. */
export const wasField = '$was'

/**
 * What a control is called where its form is its own, and the stamp of what the page gave, if it's one to type in or to
 * tick. Inverse of the names in `PageForms`.
 */
export function ownName(sent: string): { name: string; given?: string | undefined; isButton: boolean } {
  const [first = '', second, third] = sent.split('~')
  if (second === undefined) return { name: first, isButton: false }
  if (first === 'press') return { name: second, isButton: true }
  return third === undefined
    ? { name: first, given: second, isButton: false }
    : { name: second, given: third, isButton: false }
}

/** Whether a control was sent as it is on a page without answers and drafts. */
export const isAsGiven = (value: string, given: string) =>
  stamp(value) === given || (given === '' && value.trim() === '')

/** Short; the same for the same text, however it breaks its lines. */
export function stamp(text = ''): string {
  if (text === '') return ''
  let sum = 7
  for (const letter of text.replaceAll('\r\n', '\n')) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0
  return (sum >>> 0).toString(36)
}
