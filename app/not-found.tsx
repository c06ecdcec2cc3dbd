import type { Metadata } from 'next'
import { LostWords } from './_ui/lost-words.tsx'

export const metadata: Metadata = { title: 'No trail here' }

/**
 * What Next's own client shows, inside the open page's shell, when it goes to a page that isn't there. Next sends it along
 * with every page, twice, so it is small. A browser's own request is answered with the whole page, by app/problem.
 */
export default function NotFound() {
  return (
    <main id="main" className="wrap">
      <div className="lost--page">
        <h1 className="h1">No trail here</h1>
        <div className="lede">
          <LostWords />
        </div>
      </div>
    </main>
  )
}
