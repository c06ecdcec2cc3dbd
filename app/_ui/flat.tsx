import { type ComponentProps, createElement, type ReactNode } from 'react'
import { flatHtml } from './flat-html.ts'

type Tag = 'aside' | 'div' | 'dl' | 'footer' | 'nav' | 'ol' | 'p' | 'section' | 'svg' | 'table' | 'ul'

/**
 * An element whose content reaches React as one piece of HTML. React renders each element twice and sends it twice, in
 * the page and in its payload, which is most of a large page's cost; a list of fifty rows is one thing here. Only for
 * what is plain: links, text, marks and native forms, no client components. It looks and behaves the same.
 */
export function Flat<Name extends Tag>({
  as,
  children,
  ...attributes
}: { as: Name; children: ReactNode } & Omit<ComponentProps<Name>, 'children' | 'as'>): ReactNode {
  return createElement(as, { ...attributes, dangerouslySetInnerHTML: { __html: flatHtml(children) } })
}
