import type { ReactNode } from 'react'

export function LostWords({ children }: { children?: ReactNode }) {
  return (
    <>
      <p>
        This page may have been moved or removed, or there’s a typo in the address. If someone sent you the
        link, it may be to a note that only they can see.
      </p>
      {children}
      <p>
        <a href="/">Back to today</a>
      </p>
    </>
  )
}
