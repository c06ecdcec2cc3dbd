'use client'
import { type HTMLAttributes, useEffect, useState } from 'react'
import { Icon } from './icon.tsx'

type Tag = HTMLAttributes<HTMLElement>
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'markdown-toolbar': Tag & { for: string }
      'md-bold': Tag
      'md-italic': Tag
      'md-code': Tag
      'md-link': Tag
      'md-unordered-list': Tag
      'md-quote': Tag
    }
  }
}

/** Edits the text area with the id `of`. Its script loads when that text area first gets the focus. */
export function MarkdownToolbar({ of }: { of: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const area = document.getElementById(of)
    const load = () =>
      import('@github/markdown-toolbar-element').then(
        () => setReady(true),
        // Offline, or after a new release: the text area works without it.
        () => {},
      )
    area?.addEventListener('focus', load, { once: true })
    return () => area?.removeEventListener('focus', load)
  }, [of])
  if (!ready) return <span>You can use Markdown here</span>
  return (
    <markdown-toolbar for={of} className="toolbar" aria-label="Markdown">
      <md-bold title="Bold" aria-label="Bold">
        <b>B</b>
      </md-bold>
      <md-italic title="Italic" aria-label="Italic">
        <i>I</i>
      </md-italic>
      <md-code title="Code" aria-label="Code">
        <Icon name="code" />
      </md-code>
      <md-link title="Link" aria-label="Link">
        <Icon name="link" />
      </md-link>
      <md-unordered-list title="List" aria-label="List">
        <Icon name="list" />
      </md-unordered-list>
      <md-quote title="Quote" aria-label="Quote">
        <b aria-hidden="true">”</b>
      </md-quote>
    </markdown-toolbar>
  )
}
