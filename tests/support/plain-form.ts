import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { ownName, partField, sharedId } from '#app/_ui/shared-form.ts'

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

/**
 * What a browser without JavaScript sends from the page's first form that has a field of this name; null without one.
 * Of a page whose forms are sent together, it's the part with that field.
 */
export function formWith(page: string, field: string): Fields | null {
  const document = parse(page)
  const named = (element: Element) => attribute(element, 'name') !== undefined
  for (const form of elements(document, ({ tagName }) => tagName === 'form')) {
    const all = elements(form, named)
    const shared = all.find((each) => attribute(each, 'form') === sharedId)
    const fields = shared ? all.filter((each) => attribute(each, 'form') === sharedId) : all
    if (!fields.some((each) => nameOf(each) === field)) continue
    const sent = fields.flatMap(sentBy)
    if (!shared) return sent
    const whole = elements(document, (each) => attribute(each, 'id') === sharedId)[0]
    return [...(whole ? elements(whole, named).flatMap(sentBy) : []), ...sent, ['press~', '']]
  }
  return null
}

const nameOf = (element: Element) => ownName(attribute(element, 'name') ?? '').name

function sentBy(element: Element): Fields {
  const name = nameOf(element)
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

/**
 * What a browser sends of a page with several forms, when the button `press` ('' if it has no name) of a part is
 * pressed. `values` are by part and field: 'comment body'.
 */
export function wholePage(
  page: string,
  part: string,
  press: string,
  values: Record<string, string>,
): FormData {
  const sent = new FormData()
  let now = ''
  const document = parse(page)
  const [whole] = elements(document, (each) => attribute(each, 'id') === sharedId)
  const ofReact = whole ? elements(whole, (each) => (attribute(each, 'name') ?? '').startsWith('$')) : []
  const shared = elements(document, (each) => attribute(each, 'form') === sharedId)
  for (const element of [...ofReact, ...shared]) {
    const name = attribute(element, 'name') ?? ''
    if (name === partField) now = attribute(element, 'value') ?? ''
    const typed = values[`${now} ${ownName(name).name}`]
    const isTold = typed !== undefined && !sent.has(name)
    const isRadio = attribute(element, 'type') === 'radio'
    if (isTold && (!isRadio || attribute(element, 'value') === typed)) sent.append(name, typed)
    else if (typed === undefined) for (const [, value] of sentBy(element)) sent.append(name, value)
    const isPressed = element.tagName === 'button' && now === part && ownName(name).name === press
    if (isPressed) sent.append(name, attribute(element, 'value') ?? '')
  }
  return sent
}

/**
 * For a page with several forms of which one takes words: what doesn't take part in the page's own form, and would be
 * lost when another button is pressed without a script.
 */
export function lostWithoutScript(page: string): string[] {
  const forms = elements(parse(page), ({ tagName }) => tagName === 'form').filter(
    (form) => elements(form, (each) => /^\$ACTION/.test(attribute(each, 'name') ?? '')).length > 0,
  )
  const own = forms.filter((form) => attribute(form, 'id') !== sharedId)
  const isTyped = (each: Element) =>
    /^(textarea|select)$/.test(each.tagName) ||
    (each.tagName === 'input' && !/^(hidden|submit)$/.test(attribute(each, 'type') ?? ''))
  if (own.length < 2 || !own.some((form) => elements(form, isTyped).length > 0)) return []
  const isControl = (each: Element) => isTyped(each) || /^(input|button)$/.test(each.tagName)
  const parts = own.map((form) => elements(form, (each) => attribute(each, 'name') === partField))
  return [
    ...own.flatMap((form) =>
      elements(form, isControl)
        .filter((each) => attribute(each, 'form') !== sharedId && attribute(each, 'readonly') === undefined)
        // Without a name it's never sent.
        .filter((each) => each.tagName === 'button' || attribute(each, 'name') !== undefined)
        .map((each) => `<${each.tagName} name="${attribute(each, 'name') ?? ''}">`)
        .filter((tag) => !/\$ACTION/.test(tag)),
    ),
    ...parts.filter(({ length }) => length !== 1).map(() => 'a form that isn’t a part'),
  ]
}
