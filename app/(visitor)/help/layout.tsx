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
        <header className="top">
          <div className="wrap top__in">
            <Brand />
            <div className="top__tools">
              <a className="btn btn--sm" href="/sign-in">
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
