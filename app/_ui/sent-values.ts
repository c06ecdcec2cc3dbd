export type FormValues = Record<string, string | string[]>

// A word, or a field of a row: 'findings.0.body'.
export const knownName = /^[a-zA-Z][\w-]*(\.\d{1,4}\.[a-zA-Z][\w-]*)?$/

/** Texts by field name, their lines ending with \n as they do when saved; several with the same name become a list. Files and React's own fields are left out. */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, sent] of form) {
    if (typeof sent !== 'string' || !knownName.test(name) || name === '__proto__') continue
    const value = sent.replace(/\r\n?/g, '\n')
    const before = Object.hasOwn(values, name) ? values[name] : undefined
    if (Array.isArray(before)) before.push(value)
    else values[name] = before === undefined ? value : [before, value]
  }
  return values
}

/** Leaves out passwords, which must not be sent back to the browser. */
export function keptValues(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)))
}
