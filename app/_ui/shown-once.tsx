'use client'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useForm } from './form-context.ts'
import { Icon } from './icon.tsx'

/**
 * In an ActionForm whose action answers with a text that is shown once: its fields until then, afterwards the text to
 * be copied, with `after` (what to do with it, and the way on) below.
 */
export function ShownOnce(props: { label: string; after: ReactNode; children: ReactNode }) {
  const { state } = useForm()
  if (state.status !== 'shown') return props.children
  return <Shown label={props.label} text={state.shown ?? ''} after={props.after} />
}

function Shown({ label, text, after }: { label: string; text: string; after: ReactNode }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState<boolean>()
  // The button appears with JavaScript alone: without it there is the field.
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
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div className="copyrow">
          <input ref={input} id={id} className="in" readOnly value={text} />
          {canCopy && (
            <button type="button" className="btn" onClick={copy}>
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
