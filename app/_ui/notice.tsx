import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const icons = { info: 'arrow', done: 'check', soon: 'clock', late: 'warning' } as const satisfies Record<
  string,
  IconName
>

/** `done` is announced to screen readers. */
export function Notice(props: {
  tone?: keyof typeof icons
  id?: string
  children: ReactNode
  action?: ReactNode
}) {
  const { tone = 'info', id } = props
  return (
    <div
      id={id}
      tabIndex={id ? -1 : undefined}
      className={tone === 'info' ? 'tell' : `tell tell--${tone}`}
      role={tone === 'done' ? 'status' : undefined}
    >
      <span className="tell__mark">
        <Icon name={icons[tone]} />
      </span>
      <p>{props.children}</p>
      {props.action ?? <span />}
    </div>
  )
}

export function EmptyList(props: { title: string; children?: ReactNode; action?: ReactNode; level?: 2 | 3 }) {
  const Heading = props.level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty-list">
      <Heading className="subheading">{props.title}</Heading>
      {props.children && <p>{props.children}</p>}
      {props.action}
    </div>
  )
}

export function Fold(props: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={props.open}>
      <summary>
        <Icon name="right" />
        {props.summary}
      </summary>
      {props.children}
    </details>
  )
}
