/** In milliseconds. After that, a form sent again is a new one. */
export const FORMS_KEPT = 30 * 86_400_000

/** The same text for equal inputs: keys sorted, `undefined` and the form's own id left out. */
export function canonicalInput({ formId: _formId, ...input }: { formId?: unknown }): string {
  return JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
