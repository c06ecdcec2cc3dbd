import type { ReactNode } from 'react'
import { Plain } from '#app/_ui/plain.tsx'

/** Of what needs someone. `button` is the action of a row that has more than a link. */
export function Row(props: {
  id?: string
  look: 'late' | 'soon' | 'wait' | 'plain'
  mark: ReactNode
  age: string
  action?: ReactNode
  button?: ReactNode
  children: ReactNode
}) {
  return (
    <li className={`need need--${props.look}`} id={props.id}>
      <Plain as="div" className="contents">
        {props.mark}
        <p className="need__what">{props.children}</p>
        <span className="need__age">{props.age}</span>
        {props.action}
      </Plain>
      {props.button}
    </li>
  )
}
