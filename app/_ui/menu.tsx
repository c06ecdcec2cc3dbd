import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Opens without JavaScript. `className` is the summary's; children are `<MenuLink>` or `<li>`. */
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
