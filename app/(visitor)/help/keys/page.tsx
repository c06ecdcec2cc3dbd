import type { Metadata } from 'next'
import { KeyList } from '#app/_parts/shell/key-list.tsx'
import { findContext } from '#app/_server/context.ts'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'

export const metadata: Metadata = { title: 'Keyboard shortcuts' }

/** Needs no sign-in, as `WhoSeesWhat`. */
export default async function KeyboardShortcuts() {
  const viewer = (await findContext())?.viewer
  return (
    <Page
      title="Keyboard shortcuts"
      width="read"
      lede={
        viewer && !viewer.hasShortcuts
          ? 'You’ve switched them off.'
          : 'They press links and buttons for you, so everything works without them, too.'
      }
    >
      <div className="stack-9 sm:stack-10">
        <section className="grid grid-cols-1 gap-4" aria-labelledby="keys">
          <h2 id="keys">Keys</h2>
          <Plain as="div">
            <KeyList viewer={viewer} />
          </Plain>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="off">
          <h2 id="off">When they’re off</h2>
          <div className="prose">
            <p>
              In a field, while a menu or this list is open, and together with Ctrl, Alt or ⌘, every key does
              what it always does. Your screen reader’s own keys come first.
            </p>
            <p>
              If shortcuts get in your way, switch them off in <a href="/settings">Settings</a>. They need
              JavaScript. Ctrl + Enter always sends.
            </p>
          </div>
        </section>
      </div>
    </Page>
  )
}
