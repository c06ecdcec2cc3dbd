import type { ReactNode } from 'react'

// What people act on: React has to know of it.
const interactive = /<(button|details|dialog|form|input|select|summary|textarea)\b|\sdata-action/

/**
 * A long list or table without anything to act on but links, rendered by React's own renderToStaticMarkup and handed over as
 * one piece of HTML: as elements, React would render each of its rows twice and send them twice. Throws where something
 * interactive is inside; hooks and client components fail there by themselves.
 */
export async function Plain(props: { as: 'div' | 'ol' | 'ul'; className?: string; children: ReactNode }) {
  // Next refuses it as an import at the head of a file: as a whole it is too large for pages that don't need it.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const html = renderToStaticMarkup(props.children)
  const [found] = interactive.exec(html) ?? []
  if (found) throw new Error(`Plain holds something to act on: ${found}`)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React itself has just written it
  return <props.as className={props.className} dangerouslySetInnerHTML={{ __html: html }} />
}
