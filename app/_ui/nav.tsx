'use client'
import { usePathname } from 'next/navigation'

/**
 * A client component, because a layout doesn't render again when the page changes. An item is also current on the pages
 * below the addresses in its `also`.
 */
export function Nav(props: {
  items: { href: string; label: string; go: string; also?: string[] }[]
  isLost?: boolean | undefined
}) {
  const { items, isLost } = props
  const asked = usePathname()
  // The 404 page is rendered at another address than the browser shows, so server and browser would disagree.
  const path = isLost ? '' : asked
  const current = items
    .filter(({ href, also = [] }) => [href, ...also].some((each) => `${path}/`.startsWith(`${each}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return (
    <nav className="navigation" aria-label="Main">
      <ul>
        {items.map(({ href, label, go }) => (
          <li key={href}>
            <a href={href} data-go={go} aria-current={href === current?.href ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
