import type { ReactNode } from 'react'
import { Plain } from '#app/_ui/plain.tsx'

/** `button` is the action of a row that has more than a link. */
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

export function PlanSession({ id, name }: { id: string; name: string }) {
  return (
    <a className="button button--small" href={`/sessions/plan?with=${id}`}>
      Plan a session
      <span className="visually-hidden">
        {' '}
        with <bdi>{name}</bdi>
      </span>
    </a>
  )
}

export function OpenGoal({ goalId, title }: { goalId: string; title: string }) {
  return (
    <a className="button button--small" href={`/goals/${goalId}`}>
      Open goal<span className="visually-hidden"> {title}</span>
    </a>
  )
}
