import type { ReactNode } from 'react'

/**
 * A menu that opens without JavaScript. `summary` is what is always seen, `className` its class (`btn btn--sm`), and the
 * children are `<li>` with links or one-button forms.
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
