import type { ReactNode } from 'react'
import { GoalStone } from '#app/_parts/goals/goal-mark.tsx'
import { TopBar } from '#app/_parts/shell/top-bar.tsx'
import { findContext } from '#app/_server/context.ts'
import { Footer } from '#app/_ui/footer.tsx'
import { ResetNotices } from './reset-notices.tsx'

/** Guards nothing: each page calls `requireContext()` itself. */
export default async function Shell({ children }: { children: ReactNode }) {
  const ctx = await findContext()
  return (
    <>
      {ctx && <TopBar viewer={ctx.viewer} />}
      <GoalStone />
      {ctx && <ResetNotices ctx={ctx} />}
      {children}
      <Footer />
    </>
  )
}
