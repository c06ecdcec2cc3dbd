// What the page put into the form, rather than the person.
const pages =
  /^\$|password|(^|\.)(id|version|from|token|openedBy|restore|draft|keep|meant|plannedAsked|agreedZone|turn|rows|preview|visibility|decision|step|state)$|Ids?$/
// One, or several: whom a page named as a text's circle.
const recordIds = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}( [0-9a-f-]{36})*$/

/** Whether a person may have typed it, for a form that is shown to be read and copied only. */
export const isTyped = (name: string, value: string) =>
  value.trim() !== '' && !pages.test(name) && !recordIds.test(value)

/** 'nextSteps' is "Next steps", 'findings.0.body' is "Findings 1, body". */
export function labelOf(name: string): string {
  const [list = '', number, field] = name.split('.')
  const words = (text: string) => text.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  const label = field === undefined ? words(list) : `${words(list)} ${Number(number) + 1}, ${words(field)}`
  return label.charAt(0).toUpperCase() + label.slice(1)
}
