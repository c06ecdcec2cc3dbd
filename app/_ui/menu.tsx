import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/**
 * A menu that opens without JavaScript. `summary` is what is always seen, `className` its class (`btn btn--sm`), and the
 * children are `<MenuLink>`, and `<li>` with one-button forms.
 */
export function Menu(props: { summary: ReactNode; className: string; label?: string; children: ReactNode }) {
  return (
    <details className="menu">
      <summary className={props.className} aria-label={props.label}>
        {props.summary}
      </summary>
      <ul className="menu__list">{props.children}</ul>
    </details>
  )
}

/** A place to go to, in a Menu. */
export function MenuLink({ href, icon, children }: { href: string; icon: IconName; children: ReactNode }) {
  return (
    <li>
      <a href={href}>
        <Icon name={icon} />
        {children}
      </a>
    </li>
  )
}
