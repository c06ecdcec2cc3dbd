import type { ReactNode } from 'react'
import { initialsFrom, pebbleLook } from './pebble.ts'

type Size = 'small' | 'medium' | 'large' | 'huge'

/** Hue and shape come from the id and mean nothing. Hidden from screen readers unless `labelled`. */
export function Pebble(props: { person: { id: string; name: string }; size?: Size; labelled?: boolean }) {
  const { person, size = 'medium' } = props
  const { hue, shape } = pebbleLook(person.id)
  const className = `avatar hue-${hue}${shape === 'a' ? '' : ` avatar--${shape}`}${size === 'medium' ? '' : ` avatar--${size}`}`
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
  const name = <bdi>{props.person.name}</bdi>
  return (
    <span className="avatar-name">
      <Pebble person={props.person} size="small" />
      {props.href ? <a href={props.href}>{name}</a> : name}
      {props.children}
    </span>
  )
}
