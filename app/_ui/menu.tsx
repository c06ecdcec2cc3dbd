import type { ReactNode } from 'react'

/** Opens without JavaScript. The children are `<li>` with links or one-button forms. */
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
