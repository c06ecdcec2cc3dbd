import type { Viewer } from '#lib/core/context.ts'
import { KeyList } from './key-list.tsx'

/** What `?` opens. On a page without it no shortcut works. */
export function KeyHelp({ viewer }: { viewer: Viewer }) {
  return (
    <dialog className="key-help" aria-labelledby="key-help-title">
      <div className="flex items-center justify-between gap-x-4">
        <h2 id="key-help-title">Keyboard shortcuts</h2>
        <form method="dialog">
          <button type="submit" className="button button--small">
            Close
          </button>
        </form>
      </div>
      <KeyList viewer={viewer} />
      <p className="meta">
        They’re off while you type.{' '}
        {/* The dialog is part of every page, so it closes only with the document. */}
        <a href="/help/keys" data-reload>
          More about shortcuts
        </a>{' '}
        or{' '}
        <a href="/settings" data-reload>
          switch them off
        </a>
      </p>
    </dialog>
  )
}
