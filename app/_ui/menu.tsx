import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Opens without JavaScript. `className` is the summary's; children are `<MenuLink>` or `<li>`. */
export function Menu(props: {
  summary: ReactNode
  className: string
  label?: string
  /** See `pressKey`. */
  shortcut?: string | undefined
  children: ReactNode
}) {
  return (
    <details className="menu">
      <summary className={props.className} aria-label={props.label} aria-keyshortcuts={props.shortcut}>
        {props.summary}
      </summary>
      <ul className="menu__list">{props.children}</ul>
    </details>
  )
}

/** `go` is the letter that leads there after `g`, see `pressKey`. */
export function MenuLink(props: {
  href: string
  icon: IconName
  go?: string
  shortcut?: string | undefined
  children: ReactNode
}) {
  return (
    <li>
      <a href={props.href} data-go={props.go} aria-keyshortcuts={props.shortcut}>
        <Icon name={props.icon} />
        {props.children}
      </a>
    </li>
  )
}
