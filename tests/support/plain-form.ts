import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
export type Fields = [name: string, value: string][]

/** The elements of a page that `wanted` picks, in order. */
function elements(
  from: DefaultTreeAdapterTypes.ParentNode,
  wanted: (element: Element) => boolean,
): Element[] {
  return from.childNodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    return [...(wanted(node) ? [node] : []), ...elements(node, wanted)]
  })
}

const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value

const textOf = (element: Element): string =>
  element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('')

/** What a browser without JavaScript sends from the page's first form that has a field of this name; null without one. */
export function formWith(page: string, field: string): Fields | null {
  const named = (element: Element) => attribute(element, 'name') !== undefined
  for (const form of elements(parse(page), ({ tagName }) => tagName === 'form')) {
    const fields = elements(form, named)
    if (fields.some((each) => attribute(each, 'name') === field)) return fields.flatMap(sentBy)
  }
  return null
}

function sentBy(element: Element): Fields {
  const name = attribute(element, 'name') ?? ''
  const has = (other: string) => attribute(element, other) !== undefined
  if (element.tagName === 'textarea') return [[name, textOf(element)]]
  if (element.tagName === 'select') {
    const options = elements(element, ({ tagName }) => tagName === 'option')
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
    return chosen ? [[name, attribute(chosen, 'value') ?? '']] : []
  }
  if (element.tagName !== 'input') return []
  const type = attribute(element, 'type')
  return /^(radio|checkbox)$/.test(type ?? '') && !has('checked')
    ? []
    : [[name, attribute(element, 'value') ?? '']]
}

/** The same fields with other values; a field that isn't among them is added. */
export function filled(fields: Fields | null, values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of fields ?? []) if (!Object.hasOwn(values, name)) form.append(name, value)
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  return form
}

/** The texts of all boxes with several lines. */
export function boxesOf(page: string): string[] {
  return elements(parse(page), ({ tagName }) => tagName === 'textarea').map(textOf)
}
