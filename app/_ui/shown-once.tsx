'use client'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useForm } from './form-context.ts'
import { Icon } from './icon.tsx'

/** Shows the fields until the action answers with `shown`, then that link or those links to copy, with `after` below. */
export function ShownOnce(props: { label: string; after: ReactNode; children: ReactNode }) {
  const { state } = useForm()
  if (state.status !== 'shown') return props.children
  const { shown = '' } = state
  const lines = typeof shown === 'string' ? [{ label: props.label, link: shown }] : shown
  const problems = lines.filter((line) => 'problem' in line)
  return (
    <div className="stack-9 sm:stack-10">
      {lines.map((line, index) =>
        'link' in line ? (
          <Shown key={line.label} label={line.label} text={line.link} isFirst={index === 0} />
        ) : null,
      )}
      {problems.length > 0 && (
        <div className="problem" role="alert">
          <h2>{problems.length === 1 ? 'One address wasn’t invited' : 'Some addresses weren’t invited'}</h2>
          <ul>
            {problems.map(({ label, problem }) => (
              <li key={label}>
                <bdi>{label}</bdi>: {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {props.after}
    </div>
  )
}

function Shown({ label, text, isFirst }: { label: string; text: string; isFirst: boolean }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState<boolean>()
  // The button needs JavaScript, so it only appears with it.
  const [canCopy, setCanCopy] = useState(false)
  useEffect(() => {
    setCanCopy(Boolean(navigator.clipboard))
    if (isFirst) input.current?.select()
  }, [isFirst])
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
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
        {isCopied === false && 'Your browser didn’t allow copying: select the link and copy it yourself.'}
      </p>
    </div>
  )
}
