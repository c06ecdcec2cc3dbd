'use client'
import type { ReactNode } from 'react'
import { useField } from './form-context.ts'
import { Icon } from './icon.tsx'
import { typedValue } from './typed-values.ts'

/** A field that is rarely needed. With words in it, or something wrong, it's open. */
export function FoldedField(props: { name: string; summary: ReactNode; children: ReactNode }) {
  const { state, error } = useField(props.name)
  return (
    <details className="fold" open={typedValue(state, props.name) !== '' || error !== undefined}>
      <summary>
        <Icon name="right" />
        {props.summary}
      </summary>
      {props.children}
    </details>
  )
}
