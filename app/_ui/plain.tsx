import type { HTMLAttributes, ReactNode } from 'react'

// What people act on, so React has to know about it.
const interactive = /<(button|details|dialog|form|input|select|summary|textarea)\b|\sdata-action/

type Props = HTMLAttributes<HTMLElement> & {
  as: 'div' | 'dl' | 'ol' | 'ul'
  reversed?: boolean
  children: ReactNode
}

/**
 * For a long list or table with nothing interactive but links: rendered to one piece of HTML, where React would render
 * and send each row twice. Throws if something interactive is inside; hooks and client components fail by themselves.
 */
export async function Plain({ as: Element, children, ...attributes }: Props) {
  // Next refuses a static import of this module.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const html = renderToStaticMarkup(children)
  const [found] = interactive.exec(html) ?? []
  if (found) throw new Error(`Plain holds something to act on: ${found}`)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React itself has just written it
  return <Element {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
}
