import type { ReactNode } from 'react'
import { initialsFrom, pebbleLook } from './pebble.ts'

type Size = 'sm' | 'md' | 'lg' | 'xl'

/** Hue and shape come from the id and mean nothing. Hidden from screen readers unless `labelled`. */
export function Pebble(props: { person: { id: string; name: string }; size?: Size; labelled?: boolean }) {
  const { person, size = 'md' } = props
  const { hue, shape } = pebbleLook(person.id)
  const className = `av hue-${hue}${shape === 'a' ? '' : ` av--${shape}`}${size === 'md' ? '' : ` av--${size}`}`
  const label = props.labelled
    ? { role: 'img', 'aria-label': person.name, title: person.name }
    : { 'aria-hidden': true }
  return (
    <span className={className} {...label}>
      {initialsFrom(person.name)}
    </span>
  )
}

export function Person(props: { person: { id: string; name: string }; href?: string; children?: ReactNode }) {
  return (
    <span className="who">
      <Pebble person={props.person} size="sm" />
      {props.href ? <a href={props.href}>{props.person.name}</a> : props.person.name}
      {props.children}
    </span>
  )
}
