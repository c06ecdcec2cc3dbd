// React's names of attributes with what the page calls them; in HTML capitals make no difference, in SVG they do. Aria-*,
// data-* and names in small letters stay as they are.
const named: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  clipPath: 'clip-path',
  strokeWidth: 'stroke-width',
  vectorEffect: 'vector-effect',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  strokeDasharray: 'stroke-dasharray',
  textAnchor: 'text-anchor',
  defaultValue: 'value',
  defaultChecked: 'checked',
  autoComplete: 'autoComplete',
  colSpan: 'colSpan',
  dateTime: 'dateTime',
  formNoValidate: 'formNoValidate',
  inputMode: 'inputMode',
  maxLength: 'maxLength',
  noValidate: 'noValidate',
  preserveAspectRatio: 'preserveAspectRatio',
  rowSpan: 'rowSpan',
  spellCheck: 'spellCheck',
  tabIndex: 'tabindex',
  viewBox: 'viewBox',
}
const without = new Set(['children', 'key', 'ref', 'dangerouslySetInnerHTML'])
const yesOrNo = new Set([
  'checked',
  'disabled',
  'hidden',
  'multiple',
  'noValidate',
  'formNoValidate',
  'open',
  'readOnly',
  'required',
  'reversed',
  'selected',
])
const addresses = new Set(['href', 'src', 'action', 'formaction'])
const empty = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

/** Whether an element has no content and no end tag. */
export const hasNoContent = (tag: string): boolean => empty.has(tag)

/**
 * The attributes of an element's props, as React's own renderToStaticMarkup writes them: ' class="a"'. Null where there
 * is one that only React can see to: a handler, an action, a style, a name that isn't known here.
 */
export function attributesHtml(props: Record<string, unknown>): string | null {
  let html = ''
  for (const name in props) {
    if (without.has(name)) continue
    const one = attribute(name, props[name])
    if (one === null) return null
    html += one
  }
  return html
}

function attribute(name: string, value: unknown): string | null {
  if (value === undefined || value === null) return ''
  if (typeof value === 'function' || typeof value === 'object' || typeof value === 'symbol') return null
  const own = named[name]
  if (own === undefined && /[A-Z]/.test(name)) return null
  return known(own ?? name, value)
}

function known(name: string, value: unknown): string | null {
  if (yesOrNo.has(name)) return value ? ` ${name}=""` : ''
  if (typeof value === 'boolean' && !/^(aria|data)-/.test(name) && name !== 'spellCheck') return ''
  if (addresses.has(name) && /^\s*javascript:/i.test(String(value).replace(/\p{Cc}/gu, ''))) return null
  return ` ${name}="${escaped(String(value))}"`
}

/** A text as it stands in HTML, between tags and in attributes. */
export function escaped(text: string): string {
  return /[&<>"']/.test(text)
    ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
    : text
}
