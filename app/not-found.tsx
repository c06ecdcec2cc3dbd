import type { Metadata } from 'next'
import { LostWords } from './_ui/lost-words.tsx'

export const metadata: Metadata = { title: 'No trail here' }

/**
 * Next's own client shows it inside the open page's shell. Next sends it twice with every page, so it's small. A
 * browser's own request gets `app/problem/page.tsx` instead.
 */
export default function NotFound() {
  return (
    <main id="main" className="wrap">
      <div className="lost--page">
        <h1 className="page-title">No trail here</h1>
        <div className="lede">
          <LostWords />
        </div>
      </div>
    </main>
  )
}
