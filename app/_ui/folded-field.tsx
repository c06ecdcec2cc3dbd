'use client'
import type { ReactNode } from 'react'
import { useField } from './form-context.ts'
import { Icon } from './icon.tsx'
import { typedValue } from './typed-values.ts'

/** A field that is rarely needed, or two. With words in one, or something wrong, it's open. */
export function FoldedField(props: { name: string; also?: string; summary: ReactNode; children: ReactNode }) {
  const { name, also = name } = props
  const { state, error } = useField(name)
  const { error: other } = useField(also)
  const isTyped = [name, also].some((each) => typedValue(state, each) !== '')
  return (
    <details className="fold" open={isTyped || error !== undefined || other !== undefined}>
      <summary>
        <Icon name="right" />
        {props.summary}
      </summary>
      {props.children}
    </details>
  )
}
