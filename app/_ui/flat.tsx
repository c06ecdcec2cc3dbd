import type { ReactNode } from 'react'
import { flattened } from './flattened.ts'

/**
 * Puts together what is plain in its content, each part as one piece of HTML: React renders each element twice and sends
 * it twice, in the page and in its payload, which is most of a large page's cost. A list of fifty rows is one thing here.
 * Only the way down to client components and to what people type into stays React's own. It looks and behaves the same.
 */
export function Flat({ children }: { children: ReactNode }): ReactNode {
  return flattened(children)
}
