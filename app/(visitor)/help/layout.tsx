import type { ReactNode } from 'react'
import { TopBar } from '#app/_parts/shell/top-bar.tsx'
import { findContext } from '#app/_server/context.ts'
import { Brand } from '#app/_ui/brand.tsx'
import { Footer } from '#app/_ui/footer.tsx'

export default async function HelpShell({ children }: { children: ReactNode }) {
  const ctx = await findContext()
  return (
    <>
      {ctx ? (
        <TopBar viewer={ctx.viewer} />
      ) : (
        <header className="topbar">
          <div className="wrap topbar__inner">
            <Brand />
            <div className="topbar__tools">
              <a className="button button--small" href="/sign-in">
                Sign in
              </a>
            </div>
          </div>
        </header>
      )}
      {children}
      <Footer />
    </>
  )
}
