'use client'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useForm } from './form-context.ts'
import { Icon } from './icon.tsx'

/** Shows the fields until the action answers with `shown`, then that text to copy, with `after` below. */
export function ShownOnce(props: { label: string; after: ReactNode; children: ReactNode }) {
  const { state } = useForm()
  if (state.status !== 'shown') return props.children
  return <Shown label={props.label} text={state.shown ?? ''} after={props.after} />
}

function Shown({ label, text, after }: { label: string; text: string; after: ReactNode }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState<boolean>()
  // The button needs JavaScript, so it only appears with it.
  const [canCopy, setCanCopy] = useState(false)
  useEffect(() => {
    setCanCopy(Boolean(navigator.clipboard))
    input.current?.select()
  }, [])
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className="stack-9 sm:stack-10">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div className="flex gap-2">
          <input ref={input} id={id} className="input min-w-0 flex-1" readOnly value={text} />
          {canCopy && (
            <button type="button" className="button" onClick={copy}>
              <Icon name={isCopied ? 'check' : 'link'} />
              {isCopied ? 'Copied' : 'Copy'}
            </button>
          )}
        </div>
        <p className="hint" role="status">
          {isCopied === false && 'The browser didn’t allow copying: mark the link and copy it yourself.'}
        </p>
      </div>
      {after}
    </div>
  )
}
