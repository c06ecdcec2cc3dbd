'use client'
import { type FormEvent, useState } from 'react'

const near = 0.9

/**
 * For a field with a limit, which the server checks: nothing typed or pasted is cut. `count` goes on the control or
 * around it; the words appear near the limit and beyond it.
 */
export function useCounter(most: number | undefined, initial: string) {
  const [typed, setTyped] = useState<string>()
  const count = (event: FormEvent<HTMLElement>) => {
    if (most !== undefined) setTyped((event.target as HTMLInputElement | HTMLTextAreaElement).value)
  }
  const left = most === undefined ? undefined : most - (typed ?? initial).length
  const isNear = left !== undefined && most !== undefined && left < most * (1 - near)
  return { count: most === undefined ? undefined : count, left: isNear ? left : undefined }
}

export function Counter({ left }: { left: number | undefined }) {
  if (left === undefined) return null
  return (
    <p className={left < 0 ? 'counter counter--over' : 'counter'} role="status">
      {left < 0 ? `${-left} too many` : `${left} left`}
    </p>
  )
}
