import { Plain } from '#app/_ui/plain.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { KeyList } from './key-list.tsx'

/** What `?` opens. On a page without it no shortcut works. Its links reload, since the dialog closes with the document. */
export function KeyHelp({ viewer }: { viewer: Viewer }) {
  return (
    <dialog className="key-help" aria-labelledby="key-help-title">
      <form method="dialog">
        <button type="submit" className="button button--small">
          Close
        </button>
      </form>
      <Plain as="div">
        <h2 id="key-help-title">Keyboard shortcuts</h2>
        <KeyList viewer={viewer} />
        <p className="meta">
          They’re off while you type.{' '}
          <a href="/help/keys" data-reload="">
            More about shortcuts
          </a>{' '}
          or{' '}
          <a href="/settings" data-reload="">
            switch them off
          </a>
        </p>
      </Plain>
    </dialog>
  )
}
