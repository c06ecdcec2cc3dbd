import type { HTMLAttributes, ReactNode } from 'react'

// Elements that people act on, which need React. A `<details>` works on its own.
const interactive = /<(button|dialog|form|input|select|textarea)\b/
const interactiveButButtons = /<(dialog|form|input|select|textarea)\b/

type Props = HTMLAttributes<HTMLElement> & {
  as: 'datalist' | 'div' | 'dl' | 'ol' | 'ul'
  /** With submit buttons of the form around it: a browser sends these by itself. */
  buttons?: boolean
  children: ReactNode
}

/**
 * Renders a long list or table to one piece of HTML, because React would render and send each row twice. Only links
 * and `<details>` may be interactive: throws an Error if anything else is. Hooks and client components fail on their own.
 */
export async function Plain({ as: Element, buttons, children, ...attributes }: Props) {
  // Next rejects a static import of this module.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const html = renderToStaticMarkup(children)
  const [found] = (buttons ? interactiveButButtons : interactive).exec(html) ?? []
  if (found) throw new Error(`Plain holds something to act on: ${found}`)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React has just rendered it
  return <Element {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
}
